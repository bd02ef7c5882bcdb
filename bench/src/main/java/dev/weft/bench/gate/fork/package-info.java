/**
 * What runs in the forked JVM: plain calls of the engine's stable API, timed by turns. The same
 * harness measures every version, so nothing here may need third-party libraries.
 */
package dev.weft.bench.gate.fork;
