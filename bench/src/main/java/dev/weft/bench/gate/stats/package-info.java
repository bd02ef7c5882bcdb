/** The gate's statistics: what commons-math lacks. */
package dev.weft.bench.gate.stats;
