/** Gates that need no statistics: quantities that a run repeats, and shares of a limit. */
package dev.weft.bench.gate.limit;
