/** Loops that reach a limit of the machine: what the engine's times are held against. */
package dev.weft.bench.limit;
