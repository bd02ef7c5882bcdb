package dev.weft.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The kernel image, loaded into the current context. */
final class KernelModule implements KernelFacts, AutoCloseable {
  /** Numbers of an array of constants, but for the call's layout. */
  private static final int CONSTANTS = 4;

  private final MemorySegment module;
  private final DeviceFacts device;
  private final Map<String, int[]> constants = new ConcurrentHashMap<>();
  private final Map<String, MemorySegment> functions = new ConcurrentHashMap<>();

  KernelModule(byte[] image, DeviceFacts device) {
    this.device = device;
    try (Arena arena = Arena.ofConfined()) {
      module = Driver.loadModule(arena.allocate(image.length + 1L, 64), image);
      try {
        checkLayout(arena);
      } catch (RuntimeException e) {
        Cleanup cleanup = new Cleanup();
        cleanup.step(this::close);
        throw cleanup.suppressedIn(e);
      }
    }
  }

  /** A kernel image of another version would read the call's fields from wrong places. */
  private void checkLayout(Arena arena) {
    long bytes = 4L * CallBlock.OFFSETS.length;
    MemorySegment copy = arena.allocate(bytes, 8);
    Driver.readGlobal(module, "weft_call_layout", copy);
    int[] offsets = copy.toArray(ValueLayout.JAVA_INT);
    if (!Arrays.equals(offsets, CallBlock.OFFSETS)) {
      throw new IllegalStateException(
          "the kernel image is of another version than the engine: its call has the fields "
              + Arrays.toString(offsets)
              + ", expected "
              + Arrays.toString(CallBlock.OFFSETS));
    }
  }

  MemorySegment function(String name) {
    return functions.computeIfAbsent(name, n -> Driver.function(module, n));
  }

  @Override
  public boolean hopper(String name) {
    return Driver.ptxVersion(function(name)) >= 90;
  }

  @Override
  public int clusters(String kernel, int threads, int sharedBytes, int size) {
    Launch launch = new Launch(kernel, size, 1, 1, threads, sharedBytes, size, false);
    return Driver.activeClusters(function(kernel), launch);
  }

  @Override
  public int constant(String array, int index) {
    return constants.computeIfAbsent(array, this::read)[index];
  }

  @Override
  public int multiprocessors() {
    return device.multiprocessors();
  }

  @Override
  public int sharedBytes() {
    return device.sharedBytes();
  }

  private int[] read(String array) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(4L * CONSTANTS, 8);
      Driver.readGlobal(module, array, copy);
      return copy.toArray(ValueLayout.JAVA_INT);
    }
  }

  @Override
  public void close() {
    Driver.unloadModule(module);
  }
}
