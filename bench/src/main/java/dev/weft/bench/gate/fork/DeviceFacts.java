package dev.weft.bench.gate.fork;

import dev.weft.bench.gpu.GpuRow;
import dev.weft.bench.gpu.GpuTable;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/** Kernel launches of a run and its time against the floor, where a device is. */
final class DeviceFacts {
  private static final List<GateBench> LAUNCHED =
      List.of(GateBench.HEADTAIL_4096, GateBench.ROUTED_1024, GateBench.COO_1024);

  private static final String FLOORED = "headtail 12x64 n=65536";

  private DeviceFacts() {}

  static void find(Lines lines) {
    Engine opened;
    try {
      opened = Engine.builder().backend("cuda").build();
    } catch (IllegalArgumentException e) {
      lines.note("device", "none");
      return;
    }
    try (Engine engine = opened) {
      lines.note("device", engine.description());
      for (GateBench bench : LAUNCHED) {
        try (Operation operation = new CallOperation(engine, bench.of().with(DType.F16))) {
          operation.run();
          operation
              .launches()
              .ifPresent(launches -> lines.fact("launches", bench.label(), (double) launches));
        }
      }
      GpuTable table = new GpuTable(engine, true, new PrintWriter(Writer.nullWriter()));
      for (GpuRow row : table.run(FLOORED::equals)) {
        if (row.floorRatio() != null) {
          lines.fact("floor_ratio", "device", row.floorRatio());
        }
      }
    }
  }
}
