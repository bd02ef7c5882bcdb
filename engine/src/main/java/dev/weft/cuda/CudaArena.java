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
  private final Users users = new Users("device arena");
  private long bytes;

  CudaArena(Device device) {
    this.device = device;
    device.register(this);
  }

  @Override
  public synchronized Tensor allocate(DType dtype, long... shape) {
    users.check();
    long size = Tensor.bytes(dtype, shape);
    Block block = new Block(take(size), size);
    blocks.add(block);
    bytes += size;
    return Tensor.wrap(block, dtype, shape);
  }

  @Override
  public synchronized long bytes() {
    return bytes;
  }

  private long take(long size) {
    device.begin();
    try {
      return device.allocate(size);
    } finally {
      device.end();
    }
  }

  @Override
  public void close() {
    // Before the device's lock is taken: the calls that are inside may need it.
    users.close();
    device.release(this);
  }

  @Override
  public synchronized void free() {
    users.close();
    Cleanup cleanup = new Cleanup();
    if (device.isUsable()) {
      cleanup.step(device::settle);
    }
    blocks.forEach(block -> cleanup.step(() -> device.free(block.address, block.size)));
    blocks.clear();
    bytes = 0;
    cleanup.end();
  }

  /** A call begins that uses the arena's memory; the arena's end waits for it. */
  void begin() {
    users.begin();
  }

  /** The call ends. */
  void end() {
    users.end();
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
      return device.name();
    }

    boolean on(Device other) {
      return device == other;
    }

    @Override
    public MemorySegment handle() {
      return handle;
    }

    @Override
    public void checkAlive() {
      users.check();
    }

    CudaArena arena() {
      return CudaArena.this;
    }

    @Override
    public void write(long offset, MemorySegment from) {
      Objects.checkFromIndexSize(offset, from.byteSize(), size);
      device.begin(users);
      try {
        device.write(address + offset, from);
      } finally {
        device.end(users);
      }
    }

    @Override
    public void startRows(
        long offset, long pitch, Tensor from, long fromPitch, long width, long rows) {
      if (rows == 0 || width == 0) {
        return;
      }
      Objects.checkFromIndexSize(offset, (rows - 1) * pitch + width, size);
      Objects.checkFromIndexSize(0, (rows - 1) * fromPitch + width, from.segment().byteSize());
      CudaArena source = from.device() instanceof Block other ? other.arena() : null;
      device.begin(users);
      try {
        if (source != null) {
          source.begin();
        }
        try {
          device.startRows(
              address + offset, pitch, from.segment(), source != null, fromPitch, width, rows);
        } finally {
          if (source != null) {
            source.end();
          }
        }
      } finally {
        device.end(users);
      }
    }

    @Override
    public void finish() {
      device.begin(users);
      try {
        device.finish();
      } finally {
        device.end(users);
      }
    }

    @Override
    public void read(long offset, MemorySegment to) {
      Objects.checkFromIndexSize(offset, to.byteSize(), size);
      device.begin(users);
      try {
        device.read(address + offset, to);
      } finally {
        device.end(users);
      }
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
