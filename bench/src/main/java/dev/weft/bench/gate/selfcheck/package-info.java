/** Proves the gate on recorded forks of this machine, and on real jobs. */
package dev.weft.bench.gate.selfcheck;
