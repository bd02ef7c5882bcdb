/** What a gate decides, and from what. */
package dev.weft.bench.gate.verdict;
