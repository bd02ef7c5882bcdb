package dev.weft.cuda;

import dev.weft.dsa.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * An open device: its primary context, a pool of memory under a cap, and the kernels. Owns every
 * {@link Resource} made on it that is not closed yet. Safe for use by several threads.
 */
final class Device implements AutoCloseable {
  /** Something that lives on the device and is freed with it at the latest. */
  interface Resource {
    /** Frees it; the device is current and idle. Called once. */
    void free();
  }

  final int ordinal;
  final DeviceFacts facts;
  private final long cap;
  private final MemorySegment context;
  private final MemorySegment pool;
  private final MemorySegment stream;
  private final KernelModule kernels;
  private final AtomicLong used = new AtomicLong();
  private final Set<Resource> resources = ConcurrentHashMap.newKeySet();
  private final Map<Class<?>, Resource> only = new HashMap<>();
  private volatile DeviceException fault;
  private volatile boolean closed;

  /**
   * Opens a device.
   *
   * @throws IllegalArgumentException if there is no such device
   * @throws DeviceException if it cannot be used
   */
  Device(int ordinal, long cap, byte[] image) {
    this.ordinal = ordinal;
    this.cap = cap;
    Driver.init();
    int count = Driver.deviceCount();
    if (ordinal >= count) {
      throw new IllegalArgumentException(
          "device is " + ordinal + ", expected less than the " + count + " devices here");
    }
    facts = DeviceFacts.of(ordinal);
    context = Driver.retainContext(ordinal);
    boolean done = false;
    try {
      Driver.setCurrent(context);
      kernels = new KernelModule(image);
      pool = Driver.createPool(ordinal);
      stream = Driver.createStream();
      done = true;
    } finally {
      if (!done) {
        Driver.releaseContext(ordinal);
      }
    }
  }

  String name() {
    return "cuda:" + ordinal;
  }

  /** The kernel of a name. */
  MemorySegment kernel(String name) {
    return kernels.function(name);
  }

  KernelModule kernels() {
    return kernels;
  }

  /**
   * Makes the device current for the calling thread; comes before any other call.
   *
   * @throws IllegalStateException if the device is closed, or dead after an earlier error
   */
  void enter() {
    if (closed) {
      throw new IllegalStateException("the device is closed");
    }
    if (fault != null) {
      throw new DeviceException(
          name() + " is of no use to this process after an earlier error: " + fault.getMessage(),
          fault.code(),
          true);
    }
    Driver.setCurrent(context);
  }

  /** Remembers an error that ends the device's use, and passes it on. */
  DeviceException failed(DeviceException e) {
    if (e.isFatal() && fault == null) {
      fault = e;
    }
    return e;
  }

  boolean isOpen() {
    return !closed;
  }

  /** Whether calls on it make sense; else its context is lost, and all it held with it. */
  boolean isUsable() {
    return fault == null;
  }

  /**
   * Takes memory, aligned to 256 bytes, ready for use on any stream.
   *
   * @throws DeviceException if the device or the cap has too little
   */
  long allocate(long bytes) {
    long size = Math.max(256, bytes);
    long before = used.getAndAdd(size);
    if (size > cap - before) {
      used.addAndGet(-size);
      throw new DeviceException(
          "%s: %,d bytes wanted beside %,d in use, expected at most the engine's deviceBytes of %,d: raise it, close bindings or arenas, or use a smaller capacity"
              .formatted(name(), size, before, cap),
          "WEFT_DEVICE_CAP",
          false);
    }
    try {
      enter();
      long address = Driver.allocate(pool, size, stream);
      Driver.synchronize(stream);
      return address;
    } catch (DeviceException e) {
      used.addAndGet(-size);
      if (e.code().equals("CUDA_ERROR_OUT_OF_MEMORY")) {
        throw new DeviceException(
            "%s: %,d bytes wanted, %,d of %,d free: close bindings or arenas, use a smaller capacity, or another process holds the memory (%s)"
                .formatted(name(), size, Driver.freeMemory(), facts.memoryBytes(), e.getMessage()),
            e.code(),
            false);
      }
      throw failed(e);
    }
  }

  /** Gives memory back to the pool; work that uses it is over. */
  void free(long address, long bytes) {
    used.addAndGet(-Math.max(256, bytes));
    if (fault == null) {
      Driver.free(address, stream);
    }
  }

  long usedBytes() {
    return used.get();
  }

  /** Copies to the device, and waits. */
  void write(long address, MemorySegment from) {
    enter();
    if (from.byteSize() == 0) {
      return;
    }
    try {
      // The driver reads native memory; what lies on the heap goes through a copy.
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment source =
            from.isNative() ? from : arena.allocate(from.byteSize(), 64).copyFrom(from);
        Driver.copyToDevice(address, source, from.byteSize(), stream);
        Driver.synchronize(stream);
      }
    } catch (DeviceException e) {
      throw failed(e);
    }
  }

  /** Copies from the device, after all the work it was given, and waits. */
  void read(long address, MemorySegment to) {
    enter();
    if (to.byteSize() == 0) {
      return;
    }
    try {
      Driver.synchronizeContext();
      Driver.copyToHost(to, address, to.byteSize(), stream);
      Driver.synchronize(stream);
    } catch (DeviceException e) {
      throw failed(e);
    }
  }

  void clear(long address, long bytes) {
    enter();
    Driver.clear(address, bytes, stream);
    Driver.synchronize(stream);
  }

  /** What there is one of on the device, made when first asked for; freed after all resources. */
  synchronized <T extends Resource> T only(Class<T> type, Supplier<T> make) {
    enter();
    return type.cast(only.computeIfAbsent(type, missing -> make.get()));
  }

  void register(Resource resource) {
    resources.add(resource);
  }

  /** Frees a resource if it is not freed yet. */
  synchronized void release(Resource resource) {
    if (resources.remove(resource)) {
      Driver.setCurrent(context);
      resource.free();
    }
  }

  /** Waits for all work, then frees everything. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Driver.setCurrent(context);
    if (fault == null) {
      Driver.synchronizeContext();
    }
    for (Resource resource : resources) {
      resource.free();
    }
    resources.clear();
    only.values().forEach(Resource::free);
    only.clear();
    if (fault == null) {
      Driver.destroyStream(stream);
      Driver.destroyPool(pool);
      kernels.close();
    }
    Driver.releaseContext(ordinal);
  }
}
