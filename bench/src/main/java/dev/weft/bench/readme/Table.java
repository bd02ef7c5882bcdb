package dev.weft.bench.readme;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weft.bench.report.Result;
import dev.weft.bench.report.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The rows with their values: the median over the JVMs of what each measured, and the range.
 *
 * @param samples the results of each JVM, in the same order
 * @param complete whether rows that were not measured are to be shown
 */
public record Table(List<List<Result>> samples, boolean complete) {

  /**
   * A row of the JSON file.
   *
   * @param suite {@code readme}
   * @param row what is measured
   * @param target what the value should be
   * @param value the median, absent if it was not measured
   * @param least of the JVMs
   * @param most of the JVMs
   * @param met whether the target is met, absent if there is none or no value
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String suite,
      String row,
      String target,
      Double value,
      Double least,
      Double most,
      Boolean met) {}

  /** All rows as objects. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Row row : Rows.all()) {
      double[] values = values(row);
      boolean measured = values.length > 0;
      if (!measured && !complete) {
        continue;
      }
      double value = new Median().evaluate(values);
      lines.add(
          new Line(
              "readme",
              row.what(),
              row.target(),
              measured ? value : null,
              measured ? Arrays.stream(values).min().getAsDouble() : null,
              measured ? Arrays.stream(values).max().getAsDouble() : null,
              row.met(value)));
    }
    return lines;
  }

  private double[] values(Row row) {
    return samples.stream()
        .mapToDouble(results -> row.value().applyAsDouble(new Measured(results)))
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  /** The results, each the medians over the JVMs. */
  public List<Result> results() {
    List<Result> medians = new ArrayList<>();
    for (int i = 0; i < samples.get(0).size(); i++) {
      Result r = samples.get(0).get(i);
      medians.add(
          new Result(
              r.suite(),
              r.label(),
              r.kernel(),
              r.backend(),
              r.pattern(),
              r.causal(),
              r.dtype(),
              r.heads(),
              r.headDim(),
              r.n(),
              r.openGates(),
              r.threads(),
              median(i, Result::medianUs),
              median(i, Result::p99Us),
              median(i, Result::p999Us),
              r.gflops() == null ? null : median(i, Result::gflops),
              r.peakFraction() == null ? null : median(i, Result::peakFraction),
              r.gigabytesPerSecond() == null ? null : median(i, Result::gigabytesPerSecond),
              median(i, Result::allocBytes),
              samples.stream()
                  .map(results -> results.get(medians.size()))
                  .mapToLong(Result::samples)
                  .sum(),
              r.spread() == null ? null : median(i, Result::spread),
              r.polluted(),
              r.operations(),
              r.leastBytes(),
              r.bound(),
              r.limitUs()));
    }
    return medians;
  }

  private double median(int index, ToDoubleFunction<Result> field) {
    return new Median()
        .evaluate(samples.stream().mapToDouble(s -> field.applyAsDouble(s.get(index))).toArray());
  }

  /** The rows as text. */
  @Override
  public String toString() {
    TextTable table = new TextTable("what", ">target", ">value", ">range", "met");
    for (Row row : Rows.all()) {
      double[] values = values(row);
      if (values.length == 0 && !complete) {
        continue;
      }
      double value = new Median().evaluate(values);
      Boolean met = row.met(value);
      table.row(
          row.what(),
          row.target(),
          values.length == 0 ? "not measured" : row.text(value),
          values.length < 2 ? "" : range(row, values),
          met == null ? "" : met ? "yes" : "NO");
    }
    return table.toString();
  }

  private static String range(Row row, double[] values) {
    String least = row.text(Arrays.stream(values).min().getAsDouble());
    String most = row.text(Arrays.stream(values).max().getAsDouble());
    return least.replaceAll(" .*", "") + " to " + most.replaceAll(" .*", "");
  }
}
