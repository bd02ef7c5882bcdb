package dev.weft.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Ticks of all processors since the machine started, as Linux counts them; all 0 elsewhere.
 *
 * @param all processor time, idle or not
 * @param busy not idle and not stolen
 * @param steal given to other machines by the hypervisor
 * @param own of this process and its children that ended
 */
record ProcessorTimes(long all, long busy, long steal, long own) {

  static ProcessorTimes now() {
    try {
      String[] machine = Files.readAllLines(Path.of("/proc/stat")).get(0).strip().split("\\s+");
      long[] ticks = Arrays.stream(machine, 1, 9).mapToLong(Long::parseLong).toArray();
      String process = Files.readString(Path.of("/proc/self/stat"));
      // The name of the program stands in brackets, and may have spaces.
      String[] own = process.substring(process.lastIndexOf(')') + 2).split(" ");
      return new ProcessorTimes(
          Arrays.stream(ticks).sum(),
          Arrays.stream(ticks).sum() - ticks[3] - ticks[4] - ticks[7],
          ticks[7],
          Arrays.stream(own, 11, 15).mapToLong(Long::parseLong).sum());
    } catch (IOException | RuntimeException e) {
      return new ProcessorTimes(0, 0, 0, 0);
    }
  }

  ProcessorTimes since(ProcessorTimes begin) {
    return new ProcessorTimes(
        all - begin.all, busy - begin.busy, steal - begin.steal, own - begin.own);
  }

  /** Share of other processes, or null if it is not known. */
  Double others() {
    return all <= 0 ? null : Math.max(0, busy - own) / (double) all;
  }

  /** Share of the hypervisor, or null if it is not known. */
  Double stolen() {
    return all <= 0 ? null : steal / (double) all;
  }
}
