package dev.weft.cuda;

import dev.weft.dsa.DeviceArena;
import dev.weft.tensor.DType;
import dev.weft.tensor.DeviceMemory;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tensors on a device. Freed together. */
final class CudaArena implements DeviceArena, Device.Resource {
  private final Device device;
  private final List<Block> blocks = new ArrayList<>();
  private volatile boolean closed;
  private long bytes;

  CudaArena(Device device) {
    this.device = device;
    device.register(this);
  }

  @Override
  public synchronized Tensor allocate(DType dtype, long... shape) {
    Objects.requireNonNull(dtype, "dtype");
    checkAlive();
    // A broadcast of one element has the shape's checks without its memory.
    long size = dtype.bytes();
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "shape has the extent " + extent + ", expected 0 or more");
      }
      size = Math.multiplyExact(size, extent);
    }
    Block block = new Block(device.allocate(size), size);
    blocks.add(block);
    bytes += size;
    return Tensor.wrap(block, dtype, shape);
  }

  @Override
  public synchronized long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    device.release(this);
  }

  @Override
  public synchronized void free() {
    closed = true;
    if (device.isOpen()) {
      Driver.synchronizeContext();
    }
    for (Block block : blocks) {
      device.free(block.address, block.size);
    }
    blocks.clear();
    bytes = 0;
  }

  private void checkAlive() {
    if (closed) {
      throw new IllegalStateException("the device arena is closed");
    }
  }

  Device device() {
    return device;
  }

  /** One allocation. */
  final class Block implements DeviceMemory {
    final long address;
    final long size;
    private final MemorySegment handle;

    Block(long address, long size) {
      this.address = address;
      this.size = size;
      handle = Unreachable.range(address, size);
    }

    @Override
    public String device() {
      return CudaArena.this.device.name();
    }

    boolean on(Device other) {
      return CudaArena.this.device == other;
    }

    @Override
    public MemorySegment handle() {
      return handle;
    }

    @Override
    public void checkAlive() {
      CudaArena.this.checkAlive();
    }

    @Override
    public void write(long offset, MemorySegment from) {
      Objects.checkFromIndexSize(offset, from.byteSize(), size);
      checkAlive();
      CudaArena.this.device.write(address + offset, from);
    }

    @Override
    public void read(long offset, MemorySegment to) {
      Objects.checkFromIndexSize(offset, to.byteSize(), size);
      checkAlive();
      CudaArena.this.device.read(address + offset, to);
    }
  }

  /** Segments of addresses that no thread of the host may touch: their arena's thread is gone. */
  static final class Unreachable {
    private static final MemorySegment ALL = make();

    private Unreachable() {}

    static MemorySegment range(long address, long bytes) {
      return ALL.asSlice(address, bytes);
    }

    private static MemorySegment make() {
      Opener opener = new Opener();
      Thread thread = new Thread(opener, "weft-device-addresses");
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the device was opened", e);
      }
      return opener.all;
    }
  }

  /**
   * Makes a segment of all addresses that belongs to the thread it runs on. Not a lambda of the
   * class above, whose initializer waits for that thread, which would wait for the initializer.
   */
  @SuppressWarnings("restricted") // gives addresses a size; the host never reads through it
  private static final class Opener implements Runnable {
    private MemorySegment all;

    @Override
    public void run() {
      all = MemorySegment.NULL.reinterpret(Long.MAX_VALUE, Arena.ofConfined(), null);
    }
  }
}
