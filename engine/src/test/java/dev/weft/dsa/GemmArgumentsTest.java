package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/** A product's tensors are refused by name before any work; none of it needs a device. */
final class GemmArgumentsTest {
  private static final GemmSpec SPEC = GemmSpec.builder(4, 5, 6).bias(true).build();
  private static final Arena ARENA = Arena.ofAuto();

  private final Tensor x = f16(3, 6);
  private final Tensor w = f16(5, 6);
  private final Tensor bias = f16(5);
  private final Tensor y = f16(3, 5);

  private static Tensor f16(long... shape) {
    return Tensor.allocate(ARENA, DType.F16, shape);
  }

  private static void refuses(String name, Tensor x, Tensor w, Tensor bias, Tensor y) {
    Messages.refuses(name, () -> GemmChecks.check(SPEC, x, w, bias, y));
  }

  @Test
  void tensorsThatFitPass() {
    assertDoesNotThrow(() -> GemmChecks.check(SPEC, x, w, bias, y));
    assertDoesNotThrow(() -> GemmChecks.check(SPEC, f16(0, 6), w, bias, f16(0, 5)));
  }

  @Test
  void rowsMayLieApart() {
    Tensor wide = f16(3, 20);
    Tensor part = wide.slice(1, 8, 14);
    assertDoesNotThrow(() -> GemmChecks.check(SPEC, part, w, bias, y));
  }

  @Test
  void missingTensorsAreNamed() {
    refuses("x", null, w, bias, y);
    refuses("w", x, null, bias, y);
    refuses("bias", x, w, null, y);
    refuses("y", x, w, bias, null);
    GemmSpec plain = GemmSpec.builder(4, 5, 6).build();
    Messages.refuses("bias", () -> GemmChecks.check(plain, x, w, bias, y));
  }

  @Test
  void shapesAreNamed() {
    refuses("x.shape", f16(3, 7), w, bias, y);
    refuses("x.shape", f16(18), w, bias, y);
    refuses("x.shape[0]", f16(5, 6), w, bias, f16(5, 5));
    refuses("w.shape", x, f16(6, 5), bias, y);
    refuses("bias.shape", x, w, f16(6), y);
    refuses("y.shape", x, w, bias, f16(4, 5));
  }

  @Test
  void typesAreNamed() {
    refuses("x.dtype", Tensor.allocate(ARENA, DType.F32, 3, 6), w, bias, y);
    refuses("w.dtype", x, Tensor.allocate(ARENA, DType.BF16, 5, 6), bias, y);
    refuses("bias.dtype", x, w, Tensor.allocate(ARENA, DType.F32, 5), y);
    refuses("y.dtype", x, w, bias, Tensor.allocate(ARENA, DType.F32, 3, 5));
  }

  @Test
  void stridesAreNamed() {
    refuses("x.strides", f16(6, 3).transpose(0, 1), w, bias, y);
    refuses("w.strides", x, f16(6, 5).transpose(0, 1), bias, y);
    refuses("y.strides", x, w, bias, f16(5, 3).transpose(0, 1));
  }

  @Test
  void outputsAreWritableAndApart() {
    refuses("y", x, w, bias, y.asReadOnly());
    Tensor both = f16(3, 11);
    refuses("overlaps x", both.slice(1, 0, 6), w, bias, both.slice(1, 5, 10));
    Tensor weights = f16(5, 6);
    Tensor inside = Tensor.wrap(weights.segment().asSlice(0, 30), DType.F16, 3, 5);
    refuses("overlaps w", x, weights, bias, inside);
  }

  @Test
  void memoryOfTheHostIsRefused() {
    try (Engine engine = Engine.builder().backend("scalar").threads(1).build()) {
      Messages.refuses(
          "memory of the host", () -> GemmChecks.reachable(engine, x, w, bias, y, null));
    }
  }
}
