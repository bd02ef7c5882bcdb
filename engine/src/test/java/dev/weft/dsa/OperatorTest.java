package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Reference;
import dev.weft.dsa.oracle.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test of the operator, run on every backend. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.weft.dsa.EngineUnderTest#all")
abstract class OperatorTest {
  @Parameter EngineUnderTest backend;

  private final List<Engine> engines = new ArrayList<>();

  /**
   * Opens one engine at once, so that a test that finds no fault cannot pass for lack of a backend.
   */
  @BeforeEach
  void open() {
    engine(1);
  }

  @AfterEach
  void close() {
    engines.forEach(Engine::close);
    engines.clear();
  }

  Engine engine(int threads) {
    for (Engine engine : engines) {
      if (engine.threads() == threads) {
        return engine;
      }
    }
    Engine engine = backend.open(threads);
    engines.add(engine);
    return engine;
  }

  Result run(int threads, Call call, Layouts layouts) {
    try (Rig rig = new Rig(engine(threads), call, layouts)) {
      return rig.run();
    }
  }

  Result run(Call call) {
    return run(1, call, Layouts.PLAIN);
  }

  /**
   * Runs a call with 1, 2 and 3 threads: the first must agree with the reference, all bit by bit.
   */
  Reference check(Call call, Layouts layouts) {
    Result one = run(1, call, layouts);
    Reference reference = Agreement.check(call, one, layouts.outType(call.dtype()));
    for (int threads = 2; threads <= 3; threads++) {
      assertSameBits(one, run(threads, call, layouts), threads + " threads; " + call);
    }
    return reference;
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
