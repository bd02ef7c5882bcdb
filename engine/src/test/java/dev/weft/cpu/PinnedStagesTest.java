package dev.weft.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stages that C2 must compile by themselves: inlined together they exceed its node budget, and
 * vector operations become calls. It inlines no hot method of more than 325 bytecodes
 * (FreqInlineSize).
 */
class PinnedStagesTest {
  private static final int FREQ_INLINE_SIZE = 325;

  @ParameterizedTest
  @CsvSource({
    "LaneTemplate, max",
    "LaneTemplate, maxRows",
    "LaneTemplate, fold",
    "LaneTemplate, offset",
    "LaneTemplate, rescale",
    "LaneTemplate, exp",
    "LaneTemplate, expRows",
    "LaneTemplate, log2",
    "LaneTemplate, selectFour",
    "MicroTileTemplate, scoreTile",
    "MicroTileTemplate, freshTile",
    "MicroTileTemplate, addTile",
    "Transpose, square",
    "RowTemplate, dots",
    "RowTemplate, dotsAt",
    "RowTemplate, dotsRun",
    "RowTemplate, expRow",
    "RowTemplate, addRows",
    "RowTemplate, addRowsAt",
    "RowTemplate, addRowsRun"
  })
  void isTooLargeToBeInlined(String template, String method) throws IOException {
    try (InputStream in = SimdKernels.class.getResourceAsStream(template + ".class")) {
      int size =
          ClassFile.of().parse(in.readAllBytes()).methods().stream()
              .filter(m -> m.methodName().equalsString(method))
              .map(m -> (CodeAttribute) m.code().orElseThrow())
              .mapToInt(CodeAttribute::codeLength)
              .max()
              .orElseThrow();
      assertTrue(size > FREQ_INLINE_SIZE, template + "." + method + " has " + size + " bytecodes");
    }
  }
}
