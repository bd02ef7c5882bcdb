package dev.weft.bench.gate.fork;

/** What a fork writes: a value a line, words parted by tabs. {@link ForkResult} reads it. */
final class Lines {
  private final StringBuilder text = new StringBuilder();

  /** What the fork says of itself. */
  void note(String name, String value) {
    text.append("note\t").append(name).append('\t').append(value).append('\n');
  }

  /** A benchmark's time in nanoseconds. */
  void time(GateBench bench, double nanos) {
    text.append("time\t").append(bench.label()).append('\t').append(nanos).append('\n');
  }

  /** A quantity that needs no statistics; the benchmark's label is empty where none is meant. */
  void fact(String metric, String benchmark, double value) {
    text.append("fact\t").append(metric).append('\t').append(benchmark).append('\t');
    text.append(value).append('\n');
  }

  /** That nothing is missing. */
  void end() {
    text.append(Fork.END).append('\n');
  }

  String text() {
    return text.toString();
  }
}
