package dev.weft.bench.readme;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.tensor.DType;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** What is measured by turns in one process: enough for the rows that compare one thing. */
enum Group {
  HEADTAIL_1024(field -> withPeer(field, Case.of(Pattern.HEADTAIL, 12, 64, 1024))),
  HEADTAIL_4096(field -> withPeer(field, Case.of(Pattern.HEADTAIL, 12, 64, 4096))),
  HEADTAIL_16384(field -> withPeer(field, Case.of(Pattern.HEADTAIL, 12, 64, 16_384))),
  WIDE_4096(field -> threads(field, Case.of(Pattern.HEADTAIL, 16, 128, 4096))),
  WIDE_16384(field -> threads(field, Case.of(Pattern.HEADTAIL, 16, 128, 16_384))),
  DENSE_2048(field -> withPeer(field, Case.of(Pattern.DENSE, 12, 64, 2048))),
  ROUTED_16384(field -> field.routed("routed", "closed", "local", RoutedParts.CASE, 1)),
  CAUSAL_4096(field -> field.weft("weft", Case.of(Pattern.HEADTAIL, 12, 64, 4096).causalForm(), 1)),
  GATES_4096(
      field ->
          field
              .weft("open", Case.of(Pattern.HEADTAIL, 12, 64, 4096), 1)
              .weft("closed", Case.of(Pattern.HEADTAIL, 12, 64, 4096).open(0.25), 1)),
  COO_4096(
      field ->
          field
              .weft("closed form", Case.of(Pattern.HEADTAIL, 12, 64, 4096), 1)
              .weft("list", Case.of(Pattern.COO_HEADTAIL, 12, 64, 4096), 1)
              .weft("random globals", Case.of(Pattern.COO_RANDOM_GLOBALS, 12, 64, 4096), 1)),
  GATHER_16384(
      field ->
          field
              .weft("weft", Case.of(Pattern.COO_RANDOM64, 12, 64, 16_384), 1)
              .gather("gather", Case.of(Pattern.COO_RANDOM64, 12, 64, 16_384))),
  DTYPES_4096(
      field ->
          field
              .weft("F32", Case.of(Pattern.HEADTAIL, 12, 64, 4096), 1)
              .weft("F16", Case.of(Pattern.HEADTAIL, 12, 64, 4096).with(DType.F16), 1)
              .weft("BF16", Case.of(Pattern.HEADTAIL, 12, 64, 4096).with(DType.BF16), 1)),
  DECODE_4096(
      field ->
          field.decode("weft", "read", Case.of(Pattern.HEADTAIL, 12, 64, 4096).causalForm(), 1)),
  OVERHEAD(field -> field.weft("weft", Case.of(Pattern.HEADTAIL, 12, 64, 1), 1)),
  LATENCY_1024(field -> field.weft("weft", Case.of(Pattern.HEADTAIL, 12, 64, 1024), cores())),
  LONG_262144(
      field ->
          field
              .weft("16384", Case.of(Pattern.HEADTAIL, 12, 64, 16_384), 1)
              .weft("262144", Case.of(Pattern.HEADTAIL, 12, 64, 262_144), 1));

  private final Consumer<Field> contestants;

  Group(Consumer<Field> contestants) {
    this.contestants = contestants;
  }

  /** The name on the command line and in results. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Adds the contestants to a field. */
  void enter(Field field) {
    contestants.accept(field);
  }

  /**
   * Finds a group by its label.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Group of(String label) {
    return Arrays.stream(values())
        .filter(group -> group.label().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "group is \""
                        + label
                        + "\", expected one of "
                        + String.join(", ", Arrays.stream(values()).map(Group::label).toList())));
  }

  private static Field threads(Field field, Case c) {
    field.weft("weft 1", c, 1);
    return cores() < 2 ? field : field.weft("weft 2", c, 2);
  }

  private static Field withPeer(Field field, Case c) {
    threads(field, c).libtorch("libtorch 1", c, 1);
    return cores() < 2 ? field : field.libtorch("libtorch 2", c, 2);
  }

  private static int cores() {
    return Math.min(2, Runtime.getRuntime().availableProcessors());
  }
}
