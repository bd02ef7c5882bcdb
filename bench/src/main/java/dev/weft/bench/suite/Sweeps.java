package dev.weft.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Values of parameters, as sets of combinations: several values of one parameter are parted by
 * commas, and each combination of one sweep is measured.
 */
final class Sweeps {
  private static final String CORES = String.valueOf(Runtime.getRuntime().availableProcessors());

  private final Map<Preset, List<Map<String, String>>> sweeps = new LinkedHashMap<>();

  private Sweeps(Map<String, String> usual) {
    for (Preset preset : Preset.values()) {
      sweeps.put(preset, List.of(usual));
    }
  }

  /** The same values for every preset. */
  static Sweeps of(String... names) {
    return new Sweeps(values(names));
  }

  /** Other values for the short preset. */
  Sweeps quick(String... names) {
    sweeps.put(Preset.QUICK, List.of(merged(Preset.DEFAULT, values(names))));
    return this;
  }

  /** A further sweep of the full preset, on top of the usual one. */
  Sweeps full(String... names) {
    List<Map<String, String>> more = new ArrayList<>(sweeps.get(Preset.FULL));
    more.add(merged(Preset.DEFAULT, values(names)));
    sweeps.put(Preset.FULL, more);
    return this;
  }

  private Map<String, String> merged(Preset usual, Map<String, String> other) {
    Map<String, String> merged = new LinkedHashMap<>(sweeps.get(usual).get(0));
    merged.putAll(other);
    return merged;
  }

  private static Map<String, String> values(String... names) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i += 2) {
      values.put(names[i], names[i + 1].replace("CORES", CORES));
    }
    return values;
  }

  /** The sweeps of a preset with some parameters given; equal ones once. */
  List<Map<String, String[]>> of(Preset preset, Map<String, String[]> given) {
    var distinct = new LinkedHashSet<Map<String, List<String>>>();
    for (Map<String, String> sweep : sweeps.get(preset)) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      sweep.forEach((name, text) -> values.put(name, List.of(text.split(","))));
      given.forEach((name, array) -> values.put(name, List.of(array)));
      distinct.add(values);
    }
    List<Map<String, String[]>> all = new ArrayList<>();
    for (Map<String, List<String>> values : distinct) {
      Map<String, String[]> arrays = new LinkedHashMap<>();
      values.forEach((name, list) -> arrays.put(name, list.toArray(String[]::new)));
      all.add(arrays);
    }
    return all;
  }
}
