package dev.weft.bench.latency;

import java.time.Duration;

/**
 * How calls come.
 *
 * @param threads that call
 * @param rate calls a second of all threads together
 * @param random whether they come at random distances instead of fixed ones
 * @param warmUp before anything counts
 * @param duration of what counts
 */
public record Load(int threads, double rate, boolean random, Duration warmUp, Duration duration) {}
