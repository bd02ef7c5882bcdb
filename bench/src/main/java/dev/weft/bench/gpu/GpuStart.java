package dev.weft.bench.gpu;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.DeviceArena;
import dev.weft.dsa.Engine;
import dev.weft.dsa.Plan;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.management.ManagementFactory;

/**
 * From the start of the JVM to the first result on a device, in milliseconds.
 *
 * @param jvmMillis from the JVM's start until the engine was asked for
 * @param engineMillis driver, context and kernels
 * @param bindMillis device tensors, plan and binding
 * @param firstMillis the first run, awaited: it records the graph
 * @param secondMillis the second run, awaited
 */
public record GpuStart(
    @JsonProperty("jvm_ms") double jvmMillis,
    @JsonProperty("engine_ms") double engineMillis,
    @JsonProperty("bind_ms") double bindMillis,
    @JsonProperty("first_run_ms") double firstMillis,
    @JsonProperty("second_run_ms") double secondMillis) {

  private static final int N = 1024;

  /** Where the time went until an engine was open. */
  public static final class Clock {
    private final double jvmMillis;
    private final long opening;

    /** Begins when the engine is about to be opened. */
    public Clock() {
      long start = ManagementFactory.getRuntimeMXBean().getStartTime();
      jvmMillis = System.currentTimeMillis() - (double) start;
      opening = System.nanoTime();
    }

    /** Goes on with the engine that was opened: the first call of a HeadTail encoder, n = 1,024. */
    public GpuStart firstRun(Engine engine) {
      final long opened = System.nanoTime();
      AttentionSpec spec = Case.of(Pattern.HEADTAIL, 12, 64, N).with(DType.F16).spec();
      Plan plan = engine.plan(spec, Capacity.of(N));
      try (DeviceArena memory = engine.deviceArena()) {
        Tensor q = memory.allocate(DType.F16, 12, N, 64);
        Tensor out = memory.allocate(DType.F16, 12, N, 64);
        try (Binding binding = plan.binding().query(q).key(q).value(q).out(out).bind()) {
          long bound = System.nanoTime();
          binding.run().await();
          long first = System.nanoTime();
          binding.run().await();
          long second = System.nanoTime();
          return new GpuStart(
              jvmMillis,
              (opened - opening) * 1e-6,
              (bound - opened) * 1e-6,
              (first - bound) * 1e-6,
              (second - first) * 1e-6);
        }
      }
    }
  }

  @Override
  public String toString() {
    return "JVM %.0f ms, engine %.0f ms, bind %.1f ms, first run %.2f ms, second run %.3f ms"
        .formatted(jvmMillis, engineMillis, bindMillis, firstMillis, secondMillis);
  }
}
