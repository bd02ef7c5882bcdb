package dev.weft.dsa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A backend that the operator's tests run on: the scalar one, the simd one at each width, and the
 * cuda one. A width or a device that the machine lacks makes its tests skipped, with the reason,
 * never passed.
 */
record EngineUnderTest(String backend, int vectorBits) {
  private static final Map<String, Engine> SHARED = new ConcurrentHashMap<>();

  /** Set to a backend's name, it leaves the tests of the others out. */
  private static final String ONLY = System.getProperty("weft.test.backend", "");

  static Stream<EngineUnderTest> all() {
    return only(
        new EngineUnderTest("scalar", 0),
        new EngineUnderTest("simd", 128),
        new EngineUnderTest("simd", 256),
        new EngineUnderTest("simd", 512),
        new EngineUnderTest("cuda", 0));
  }

  /** For tests of what does not depend on the width: the scalar backend and the preferred width. */
  static Stream<EngineUnderTest> each() {
    return only(
        new EngineUnderTest("scalar", 0),
        new EngineUnderTest("simd", 0),
        new EngineUnderTest("cuda", 0));
  }

  private static Stream<EngineUnderTest> only(EngineUnderTest... each) {
    return Stream.of(each).filter(e -> ONLY.isEmpty() || ONLY.equals(e.backend()));
  }

  /** An engine that all tests share, so that its code is compiled once. Never closed. */
  Engine shared(int threads) {
    return SHARED.computeIfAbsent(this + ", " + threads, name -> open(threads));
  }

  /** Whether this machine has what it needs. */
  boolean runs() {
    try {
      Engine.builder().backend(backend).vectorBits(vectorBits).threads(1).build().close();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  Engine open(int threads) {
    Engine.Builder builder = Engine.builder().backend(backend).vectorBits(vectorBits);
    try {
      return builder.threads(threads).build();
    } catch (IllegalArgumentException e) {
      return Assumptions.abort(this + " does not run here: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return vectorBits == 0 ? backend : backend + " " + vectorBits;
  }
}
