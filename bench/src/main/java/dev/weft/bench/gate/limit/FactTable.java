package dev.weft.bench.gate.limit;

import dev.weft.bench.gate.fork.ForkResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Quantities of one version: medians over its forks.
 *
 * @param values by metric and benchmark, in the order of the forks
 */
record FactTable(Map<Key, Double> values) {

  /**
   * What a quantity is about.
   *
   * @param metric such as {@code heap_bytes}
   * @param benchmark a label, or empty
   */
  record Key(String metric, String benchmark) {}

  /** The quantities of forks; none for no fork. */
  static FactTable of(List<ForkResult> forks) {
    Map<Key, List<Double>> all = new LinkedHashMap<>();
    for (ForkResult fork : forks) {
      for (ForkResult.Fact fact : fork.facts()) {
        Key key = new Key(fact.metric(), fact.benchmark());
        all.computeIfAbsent(key, k -> new ArrayList<>()).add(fact.value());
      }
    }
    Map<Key, Double> values = new LinkedHashMap<>();
    all.forEach((key, list) -> values.put(key, median(list)));
    return new FactTable(values);
  }

  private static double median(List<Double> list) {
    return new Median().evaluate(list.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** A quantity as text, or null if it was not found. */
  String text(Key key) {
    Double value = values.get(key);
    return value == null ? null : Check.number(value);
  }
}
