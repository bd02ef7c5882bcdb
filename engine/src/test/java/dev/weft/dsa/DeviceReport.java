package dev.weft.dsa;

import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/**
 * A program: one small call of each kind on the cuda backend, checked against the reference. Tools
 * that watch a device run it, as they slow everything down too much for the tests.
 */
public final class DeviceReport {
  private DeviceReport() {}

  /**
   * Prints {@code calls NUMBER checked}.
   *
   * @param args none
   */
  public static void main(String[] args) {
    int count = 0;
    try (Engine engine = Engine.builder().backend("cuda").build()) {
      for (Call call : calls()) {
        try (Rig rig = new Rig(engine, call, Layouts.PLAIN)) {
          Agreement.check(call, rig.run(), call.dtype());
          rig.run();
          count++;
        }
      }
    }
    System.out.println("calls " + count + " checked");
  }

  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (DType dtype : new DType[] {DType.F16, DType.BF16, DType.F32}) {
      for (int dim : new int[] {64, 128}) {
        for (boolean causal : new boolean[] {false, true}) {
          AttentionSpec.Builder local =
              AttentionSpec.builder(2, dim).causal(causal).threshold(0.3f);
          AttentionSpec headTail = local.headTail(32, 32).build();
          calls.add(of(headTail, dtype).segments(0, 130, 130, 131, 455).build());
          // Alone, a short segment goes to a cluster of thread blocks: here of 4 and of 8.
          calls.add(of(headTail, dtype).segments(0, 455).build());
          calls.add(of(headTail, dtype).segments(0, 1000).build());
          // Three tiles a thread block, whose global rows go first.
          calls.add(of(headTail, dtype).segments(0, 1100).build());
          for (int block : new int[] {48, 128, 2000}) {
            AttentionSpec blocks = local.block(block).headTail(16, 70).build();
            calls.add(of(blocks, dtype).segments(0, 130, 130, 131, 455).build());
          }
          local.block(64);
          AttentionSpec routed = local.headTail(0, 0).routed(3).build();
          calls.add(of(routed, dtype).segments(0, 300, 470).build());
          AttentionSpec both = local.headTail(40, 33).build();
          calls.add(of(both, dtype).segments(0, 300, 470).build());
          local.headTail(0, 0);
          AttentionSpec coo = local.routed(0).coo(true).build();
          calls.add(of(coo, dtype).segments(0, 100, 260).pairs(Lists.SHARED, 0.1).build());
          if (causal) {
            calls.add(
                of(headTail, dtype).segments(new int[] {0, 1, 4}, new int[] {0, 200, 500}).build());
          }
        }
      }
    }
    // Enough tiles for the kernel whose thread blocks keep a pace.
    AttentionSpec many = AttentionSpec.builder(132, 64).causal(false).headTail(32, 32).build();
    calls.add(of(many, DType.F16).segments(0, 1250).build());
    AttentionSpec local = AttentionSpec.builder(132, 64).causal(false).build();
    calls.add(of(local, DType.F16).segments(0, 1250).build());
    return calls;
  }

  private static CallBuilder of(AttentionSpec spec, DType dtype) {
    return CallBuilder.of(spec).dtype(dtype).gates(Gates.PER_HEAD);
  }
}
