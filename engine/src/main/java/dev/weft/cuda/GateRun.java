package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.dsa.DeviceException;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;

/** The gate's kernel: {@code weft::GateCall} of {@code gate/gate.cu}. Returns when it is done. */
final class GateRun {
  private static final int BYTES = 56;
  private static final int WARPS = 8;

  private GateRun() {}

  static void run(Device device, Tensor x, Tensor weight, Tensor bias, Tensor out) {
    long n = x.shape(0);
    if (n == 0) {
      return;
    }
    device.begin();
    try {
      compute(device, x, weight, bias, out);
    } finally {
      device.end();
    }
  }

  private static void compute(Device device, Tensor x, Tensor weight, Tensor bias, Tensor out) {
    long n = x.shape(0);
    Workspace workspace = new Workspace(device);
    try {
      MemorySegment stream = workspace.stream();
      MemorySegment call = workspace.host(BYTES);
      long to = place(workspace, out, false);
      call.set(JAVA_LONG, 0, place(workspace, x, true));
      call.set(JAVA_LONG, 8, x.stride(0));
      call.set(JAVA_LONG, 16, place(workspace, weight, true));
      call.set(JAVA_LONG, 24, place(workspace, bias, true));
      call.set(JAVA_LONG, 32, to);
      call.set(JAVA_LONG, 40, n);
      call.set(JAVA_INT, 48, (int) x.shape(1));
      call.set(JAVA_INT, 52, (int) weight.shape(0));
      String kernel = "gate_" + Path.name(x.dtype());
      int groups = Math.toIntExact(Math.ceilDiv(n, (long) WARPS));
      int outputs = (int) Math.min(weight.shape(0), 65_535);
      Launch launch = new Launch(kernel, groups, outputs, 1, 32 * WARPS, 0);
      Driver.launchKernel(device.kernel(kernel), launch, call, stream);
      Driver.synchronize(stream);
      if (out.device() == null) {
        device.read(to, out.segment());
      }
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.release(workspace);
    }
  }

  private static long place(Workspace workspace, Tensor t, boolean in) {
    if (t.device() != null) {
      t.device().checkAlive();
      return t.segment().address();
    }
    long address = workspace.device(t.segment().byteSize());
    if (in) {
      workspace.write(address, t.segment());
    }
    return address;
  }
}
