package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceStream;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The least that attention can cost on a device: a kernel that reads three tensors once and writes
 * one as large. For benchmarks. Runs on a stream, and can be recorded.
 */
public final class DeviceFloor {
  private static final int BYTES = 40;
  private static final int THREADS = 512;
  private static final int BLOCKS_EACH = 4;

  private final CudaStream stream;
  private final MemorySegment call;
  private final Launch launch;

  /**
   * Prepares the kernel.
   *
   * @param stream where it runs
   * @param a on the stream's device, contiguous; as {@code b}, {@code c} and {@code out}, of one
   *     size, a multiple of 16 bytes
   */
  public DeviceFloor(DeviceStream stream, Tensor a, Tensor b, Tensor c, Tensor out) {
    this.stream = (CudaStream) stream;
    call = Arena.ofAuto().allocate(BYTES, 16);
    call.set(JAVA_LONG, 0, a.segment().address());
    call.set(JAVA_LONG, 8, b.segment().address());
    call.set(JAVA_LONG, 16, c.segment().address());
    call.set(JAVA_LONG, 24, out.segment().address());
    call.set(JAVA_LONG, 32, a.segment().byteSize() / 16);
    int blocks = BLOCKS_EACH * this.stream.device.facts.multiprocessors();
    launch = new Launch("floor_3r1w", blocks, 1, 1, THREADS, 0);
  }

  /** Starts it. */
  public void run() {
    stream.begin();
    try {
      Device device = stream.device;
      Driver.launchKernel(device.kernel(launch.kernel()), launch, call, stream.handle);
    } catch (DeviceException e) {
      throw stream.device.failed(e);
    } finally {
      stream.end();
    }
  }
}
