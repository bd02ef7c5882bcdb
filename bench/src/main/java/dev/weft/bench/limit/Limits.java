package dev.weft.bench.limit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What this machine can do at most, as measured in the same run: multiply-adds of one core, and how
 * fast memory is read when as much of it is in use.
 *
 * @param coreGflops multiply-add peak of one core
 * @param vectorBits the width that reaches it
 * @param cores threads of the last figure
 * @param reading of one core, by how many bytes are in use, ascending; the last are too many for
 *     any cache
 * @param allCores bytes a nanosecond that all cores together read from memory
 */
public record Limits(
    @JsonProperty("core_gflops") double coreGflops,
    @JsonProperty("vector_bits") int vectorBits,
    @JsonProperty("cores") int cores,
    @JsonProperty("reading") List<Reading> reading,
    @JsonProperty("all_cores_gb_per_s") double allCores) {

  /**
   * How fast one core reads.
   *
   * @param bytes in use
   * @param rate bytes a nanosecond
   */
  public record Reading(@JsonProperty("bytes") long bytes, @JsonProperty("gb_per_s") double rate) {}

  /** Multiply-adds of some threads, in operations a nanosecond. */
  public double gflops(int threads) {
    return coreGflops * Math.min(threads, Math.max(1, cores));
  }

  /** Bytes a nanosecond that some threads read from as many bytes together. */
  public double bandwidth(int threads, double bytes) {
    int active = Math.min(threads, Math.max(1, cores));
    for (int i = 0; i < reading.size() - 1; i++) {
      if (bytes / active <= reading.get(i).bytes()) {
        return active * reading.get(i).rate();
      }
    }
    double memory = reading.getLast().rate();
    return active == 1 ? memory : Math.min(active * memory, Math.max(memory, allCores));
  }
}
