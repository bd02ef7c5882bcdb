/**
 * The operator written down once more, in float64 and as plainly as its definition, to test the
 * kernels against. Shares no code with them.
 */
package dev.weft.dsa.oracle;
