package dev.weft.bench.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the JVM and the operating system say about themselves. */
final class MachineFacts {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Instruction sets that matter to vector code, of x86 and of ARM. */
  private static final Pattern SIMD_FLAG =
      Pattern.compile(
          "sse4_[12]|avx|avx2|fma|f16c|avx512.*|avx_.*|avx10.*|amx_.*"
              + "|asimd.*|fphp|bf16|i8mm|sve.*|sme.*");

  private MachineFacts() {}

  static Map<String, Object> java() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("version", Runtime.version().toString());
    facts.put("vendor", System.getProperty("java.vendor"));
    facts.put("vm", System.getProperty("java.vm.name"));
    facts.put("maxHeapMiB", mebibytes(Runtime.getRuntime().maxMemory()));
    return facts;
  }

  static Map<String, Object> machine() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("os", property("os.name") + " " + property("os.version"));
    facts.put("arch", property("os.arch"));
    facts.put("cpu", cpuInfo("model name|Model|CPU part").findFirst().orElse("unknown"));
    facts.put("simd", simdFlags());
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    facts.put("memoryMiB", mebibytes(os.getTotalMemorySize()));
    return facts;
  }

  private static List<String> simdFlags() {
    return cpuInfo("flags|Features").findFirst().map(flags -> flags.split(" ")).stream()
        .flatMap(Stream::of)
        .filter(SIMD_FLAG.asMatchPredicate())
        .sorted()
        .toList();
  }

  /** The values in /proc/cpuinfo whose key matches; none where the file is not there. */
  private static Stream<String> cpuInfo(String key) {
    Pattern line = Pattern.compile("(?:" + key + ")\\s*:\\s*(.*)");
    try {
      return Files.readAllLines(CPU_INFO).stream()
          .map(line::matcher)
          .filter(java.util.regex.Matcher::matches)
          .map(matcher -> matcher.group(1));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
