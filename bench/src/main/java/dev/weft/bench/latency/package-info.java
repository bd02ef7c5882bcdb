/**
 * Latency under an open load: calls are due at given times whether or not earlier ones have ended,
 * so that a stall counts for every call that it delayed (no coordinated omission).
 */
package dev.weft.bench.latency;
