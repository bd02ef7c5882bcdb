package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DTypeTest {
  @ParameterizedTest
  @CsvSource({"F32,4,true", "F16,2,true", "BF16,2,true", "I32,4,false"})
  void hasTheFormatsNamesAndSizes(DType dtype, int bytes, boolean isFloat) {
    assertEquals(bytes, dtype.bytes());
    assertEquals(isFloat, dtype.isFloat());
    assertEquals(dtype.toString(), dtype.safetensorsName());
  }
}
