package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.GemmSpec.Activation;
import dev.weft.tensor.DType;
import org.junit.jupiter.api.Test;

/** What a spec takes and what it refuses. */
final class GemmSpecTest {
  @Test
  void defaultsAreThePlainProductInF16() {
    GemmSpec spec = GemmSpec.builder(100, 200, 300).build();
    assertEquals(100, spec.rows());
    assertEquals(200, spec.n());
    assertEquals(300, spec.k());
    assertEquals(DType.F16, spec.dtype());
    assertEquals(DType.F16, spec.outDtype());
    assertFalse(spec.bias());
    assertEquals(Activation.NONE, spec.activation());
    assertEquals(32 << 20, spec.workspaceBytes());
    assertFalse(spec.rowInvariant());
  }

  @Test
  void outputTypeFollowsTheInputs() {
    GemmSpec.Builder builder = GemmSpec.builder(1, 8, 8).dtype(DType.BF16);
    assertEquals(DType.BF16, builder.build().outDtype());
    assertEquals(DType.F32, builder.outDtype(DType.F32).build().outDtype());
  }

  @Test
  void fieldsAreRefusedByName() {
    Messages.refuses("rows", 0, () -> GemmSpec.builder(0, 8, 8).build());
    Messages.refuses("n", -1, () -> GemmSpec.builder(1, -1, 8).build());
    Messages.refuses("k", 0, () -> GemmSpec.builder(1, 8, 0).build());
    GemmSpec.Builder builder = GemmSpec.builder(1, 8, 8);
    Messages.refuses("dtype", DType.F32, () -> builder.dtype(DType.F32));
    Messages.refuses("outDtype", DType.BF16, () -> builder.outDtype(DType.BF16).build());
    Messages.refuses("workspaceBytes", -1, () -> builder.workspaceBytes(-1));
    assertThrows(NullPointerException.class, () -> builder.activation(null));
  }

  @Test
  void anEngineWithoutADeviceSaysSo() {
    Engine engine = Engine.builder().backend("scalar").threads(1).build();
    GemmSpec spec = GemmSpec.builder(1, 8, 8).build();
    Messages.badState("scalar", () -> engine.gemm(spec));
    engine.close();
    Messages.badState("closed", () -> engine.gemm(spec));
  }

  @Test
  void textNamesWhatIsComputed() {
    String text =
        GemmSpec.builder(4, 5, 6)
            .bias(true)
            .activation(Activation.GELU)
            .rowInvariant(true)
            .build()
            .toString();
    assertTrue(text.contains("F16[4, 6] x F16[5, 6]^T + bias, GELU -> F16, row invariant"), text);
  }
}
