/** Runs forks, and the gate from its first fork to its verdict. */
package dev.weft.bench.gate.job;
