/** A gate's report, and the forms that it is written in. */
package dev.weft.bench.gate.report;
