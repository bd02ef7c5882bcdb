/**
 * The performance gate: measures two versions of the engine against each other in forked JVMs, and
 * says PASS, FAIL or INCONCLUSIVE.
 */
package dev.weft.bench.gate;
