package dev.weft.dsa.oracle;

/**
 * What a run wrote.
 *
 * @param out {@code [heads, queries, d]}, widened
 * @param logSumExp {@code [heads, queries]}, or null if it was not asked for
 * @param selection {@code [heads, queries, topK]}, or null without routing
 */
public record Result(float[] out, float[] logSumExp, int[] selection) {}
