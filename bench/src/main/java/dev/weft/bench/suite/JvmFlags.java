package dev.weft.bench.suite;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags of the JVMs that measurements are forked into: this one's, and what the engine needs.
 */
public final class JvmFlags {

  private JvmFlags() {}

  /** All flags of a fork. */
  public static List<String> ofForks() {
    List<String> flags =
        new ArrayList<>(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .toList());
    for (String needed :
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            // JMH uses it, and the JVM would warn in each fork.
            "--sun-misc-unsafe-memory-access=allow")) {
      if (!flags.contains(needed)) {
        flags.add(needed);
      }
    }
    return flags;
  }
}
