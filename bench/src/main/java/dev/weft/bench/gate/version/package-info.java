/** The versions of the engine that a gate compares, and how they are made from git. */
package dev.weft.bench.gate.version;
