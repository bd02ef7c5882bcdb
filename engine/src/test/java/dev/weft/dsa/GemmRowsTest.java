package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.weft.dsa.GemmSpec.Activation;
import dev.weft.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the setting for it, a row's bits are the same alone and in any batch. */
final class GemmRowsTest {
  private final Engine engine = GemmRig.engine();

  @ParameterizedTest
  @CsvSource({
    "768, 768, NONE, false",
    "3072, 768, GELU, true",
    "768, 3072, NONE, true",
    "128, 8192, RELU, true",
    "200, 1000, NONE, false",
    "65, 129, NONE, true"
  })
  void rowsKeepTheirBits(int n, int k, Activation activation, boolean bias) {
    for (DType dtype : new DType[] {DType.F16, DType.BF16}) {
      GemmSpec spec =
          GemmSpec.builder(1000, n, k)
              .dtype(dtype)
              .bias(bias)
              .activation(activation)
              .rowInvariant(true)
              .build();
      try (GemmRig rig = new GemmRig(engine, spec, 1000, n + k);
          GemmBinding binding = rig.bind()) {
        binding.run();
        float[] all = rig.result();
        for (int m : new int[] {1, 2, 7, 16, 64, 100, 333, 999}) {
          binding.rows(m);
          binding.run();
          float[] some = Arrays.copyOf(rig.result(), m * n);
          assertArrayEquals(Arrays.copyOf(all, m * n), some, spec + " with " + m + " rows");
        }
      }
    }
  }
}
