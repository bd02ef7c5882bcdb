package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.weft.dsa.DeviceException;
import dev.weft.dsa.GemmSpec;
import dev.weft.dsa.backend.GemmRun;
import dev.weft.tensor.DeviceMemory;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A product bound to tensors and a stream: descriptions, argument blocks, workspace. */
final class CudaGemmRun implements GemmRun, Device.Resource {
  private final CudaStream stream;
  private final Device device;
  private final Blas.Handle handle;
  private final GemmChoices choices;
  private final GemmCall call;
  private final DeviceMemory[] memory;
  private final MemorySegment a;
  private final MemorySegment b;
  private final MemorySegment d;
  private final MemorySegment one = Arena.ofAuto().allocateFrom(JAVA_FLOAT, 1);
  private final MemorySegment zero = Arena.ofAuto().allocateFrom(JAVA_FLOAT, 0);

  /** Address and bytes of each; a graph may still use one that became too small. */
  private final List<long[]> blocks = new ArrayList<>();

  private MemorySegment workspace = MemorySegment.NULL;
  private long workspaceBytes;
  private GemmAlgorithm algorithm;
  private int rows;

  CudaGemmRun(
      CudaStream stream,
      Blas.Handle handle,
      GemmSpec spec,
      GemmChoices choices,
      Tensor x,
      Tensor w,
      Tensor bias,
      Tensor y) {
    this.stream = stream;
    this.device = stream.device;
    this.handle = handle;
    this.choices = choices;
    a = address(w);
    b = address(x);
    d = address(y);
    memory =
        bias == null
            ? new DeviceMemory[] {x.device(), w.device(), y.device()}
            : new DeviceMemory[] {x.device(), w.device(), y.device(), bias.device()};
    int m = (int) x.shape(0);
    call =
        new GemmCall(
            spec,
            GemmStrides.of(x, w, y),
            Math.max(1, m),
            bias == null ? 0 : bias.segment().address());
    device.register(this);
    boolean done = false;
    try {
      take(m);
      done = true;
    } finally {
      if (!done) {
        device.release(this);
      }
    }
  }

  private static MemorySegment address(Tensor t) {
    return MemorySegment.ofAddress(t.segment().address());
  }

  private void take(int m) {
    if (m > 0 && m != rows) {
      GemmAlgorithm next = choices.algorithm(m);
      if (next.workspaceBytes() > workspaceBytes) {
        long bytes = next.workspaceBytes();
        long address = device.allocate(bytes);
        blocks.add(new long[] {address, bytes});
        workspace = MemorySegment.ofAddress(address);
        workspaceBytes = bytes;
      }
      call.rows(m);
      algorithm = next;
    }
    rows = m;
  }

  @Override
  public void rows(int m) {
    stream.begin();
    try {
      take(m);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      stream.end();
    }
  }

  @Override
  public void run() {
    stream.begin();
    try {
      for (DeviceMemory each : memory) {
        each.checkAlive();
      }
      if (rows == 0) {
        return;
      }
      Blas.multiply(
          handle,
          call,
          one,
          zero,
          a,
          b,
          d,
          algorithm.segment(),
          workspace,
          workspaceBytes,
          stream.handle);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      stream.end();
    }
  }

  @Override
  public String explain() {
    return rows == 0
        ? "cuBLASLt " + Blas.version() + ", no rows: nothing runs"
        : "cuBLASLt " + Blas.version() + ", " + rows + " rows: " + algorithm;
  }

  @Override
  public long deviceBytes() {
    long bytes = 0;
    for (long[] block : blocks) {
      bytes += block[1];
    }
    return bytes;
  }

  @Override
  public void close() {
    device.release(this);
  }

  @Override
  public void free() {
    stream.settle();
    if (device.isUsable()) {
      call.destroy();
    }
    for (long[] block : blocks) {
      device.free(block[0], block[1]);
    }
    blocks.clear();
  }
}
