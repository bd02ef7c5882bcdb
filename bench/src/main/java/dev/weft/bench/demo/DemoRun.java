package dev.weft.bench.demo;

/**
 * One operator on one length of text.
 *
 * @param name {@code dense} or {@code sparse}
 * @param n tokens
 * @param millis median of a call
 * @param ofPeak useful operations over the multiply-add peak of the threads in use
 * @param mebibytes of tensors and workspace
 * @param deviation from a float64 reference on sampled rows
 */
record DemoRun(
    String name, int n, double millis, double ofPeak, double mebibytes, Deviation deviation) {

  double tokensPerSecond() {
    return n / (millis * 1e-3);
  }
}
