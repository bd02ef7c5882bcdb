package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Reference;
import dev.weft.dsa.oracle.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test of the operator, run on every backend. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.weft.dsa.EngineUnderTest#all")
abstract class OperatorTest {
  /** Threads of most tests. {@link ThreadsTest} compares 1, 2 and 3. */
  static final int THREADS = 2;

  @Parameter EngineUnderTest backend;

  /** Opens an engine at once: no test may pass for lack of a backend. */
  @BeforeEach
  void open() {
    engine(THREADS);
  }

  Engine engine(int threads) {
    return backend.shared(threads);
  }

  Result run(int threads, Call call, Layouts layouts) {
    try (Rig rig = new Rig(engine(threads), call, layouts)) {
      return rig.run();
    }
  }

  Result run(Call call) {
    return run(THREADS, call, Layouts.PLAIN);
  }

  /** Runs a call and compares it with the reference, which is returned. */
  Reference check(Call call, Layouts layouts) {
    return Agreement.check(call, run(THREADS, call, layouts), layouts.outType(call.dtype()));
  }

  Reference check(Call call) {
    return check(call, Layouts.PLAIN);
  }

  static void assertSameBits(Result expected, Result actual, String message) {
    assertArrayEquals(expected.selection(), actual.selection(), message);
    assertArrayEquals(bits(expected.out()), bits(actual.out()), message);
    assertArrayEquals(bits(expected.logSumExp()), bits(actual.logSumExp()), message);
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
