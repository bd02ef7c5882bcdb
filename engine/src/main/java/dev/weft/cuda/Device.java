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
  private final Object recording = new Object();
  private final Users users = new Users("device");
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
    KernelModule module = null;
    MemorySegment memory = null;
    try {
      Driver.setCurrent(context);
      module = new KernelModule(image, facts);
      memory = Driver.createPool(ordinal);
      stream = Driver.createStream();
    } catch (RuntimeException e) {
      KernelModule loaded = module;
      MemorySegment made = memory;
      Cleanup cleanup = new Cleanup();
      if (made != null) {
        cleanup.step(() -> Driver.destroyPool(made));
      }
      if (loaded != null) {
        cleanup.step(loaded::close);
      }
      cleanup.step(() -> Driver.releaseContext(ordinal));
      throw cleanup.suppressedIn(e);
    }
    kernels = module;
    pool = memory;
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
   * A call from outside begins: makes the device current for the calling thread, and keeps it open
   * until {@link #end}.
   *
   * @throws IllegalStateException if the device is closed, or dead after an earlier error
   */
  void begin() {
    users.begin();
    boolean done = false;
    try {
      enter();
      done = true;
    } finally {
      if (!done) {
        users.end();
      }
    }
  }

  /** The call ends. */
  void end() {
    users.end();
  }

  /** The same for a call that uses something on the device, which is kept open too. */
  void begin(Users of) {
    of.begin();
    boolean done = false;
    try {
      begin();
      done = true;
    } finally {
      if (!done) {
        of.end();
      }
    }
  }

  /** The call ends. */
  void end(Users of) {
    end();
    of.end();
  }

  /**
   * Makes the device current, within a call that began.
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
      try {
        Driver.synchronize(stream);
      } catch (DeviceException e) {
        Cleanup cleanup = new Cleanup();
        if (!e.isFatal()) {
          cleanup.step(() -> Driver.free(address, stream));
        }
        throw cleanup.suppressedIn(e);
      }
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

  /** Waits for all work of all streams, but for what another thread is recording. */
  void settle() {
    synchronized (recording) {
      Driver.synchronizeContext();
    }
  }

  /** Held while a stream records: the device as a whole cannot be waited for then. */
  Object recording() {
    return recording;
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

  /** Starts a copy of rows, in the order of the device's own stream. */
  void startRows(
      long to,
      long pitch,
      MemorySegment from,
      boolean onDevice,
      long fromPitch,
      long width,
      long rows) {
    enter();
    try {
      Driver.copyRows(to, pitch, from, onDevice, fromPitch, width, rows, stream);
    } catch (DeviceException e) {
      throw failed(e);
    }
  }

  /** Waits for the copies that were started. */
  void finish() {
    enter();
    try {
      Driver.synchronize(stream);
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
      settle();
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

  /** Frees what a call made that failed, and gives back the failure. */
  <E extends RuntimeException> E abandon(Resource resource, E failure) {
    Cleanup cleanup = new Cleanup();
    cleanup.step(() -> release(resource));
    return cleanup.suppressedIn(failure);
  }

  /** Frees a resource if it is not freed yet. */
  synchronized void release(Resource resource) {
    if (resources.contains(resource)) {
      Driver.setCurrent(context);
      resources.remove(resource);
      resource.free();
    }
  }

  /** Waits for all work, then frees everything. */
  @Override
  public void close() {
    if (users.close()) {
      freeAll();
    }
  }

  private synchronized void freeAll() {
    closed = true;
    Cleanup cleanup = new Cleanup();
    cleanup.step(() -> Driver.setCurrent(context));
    if (fault == null) {
      cleanup.step(this::settle);
    }
    // One may free another: each goes once.
    resources.forEach(resource -> cleanup.step(() -> release(resource)));
    only.values().forEach(resource -> cleanup.step(resource::free));
    only.clear();
    if (fault == null) {
      cleanup.step(() -> Driver.destroyStream(stream));
      cleanup.step(() -> Driver.destroyPool(pool));
      cleanup.step(kernels::close);
    }
    cleanup.step(() -> Driver.releaseContext(ordinal));
    cleanup.end();
  }
}
