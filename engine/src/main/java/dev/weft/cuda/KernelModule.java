package dev.weft.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The kernel image, loaded into the current context. */
final class KernelModule implements AutoCloseable {
  private final MemorySegment module;
  private final Map<String, MemorySegment> functions = new ConcurrentHashMap<>();

  KernelModule(byte[] image) {
    try (Arena arena = Arena.ofConfined()) {
      module = Driver.loadModule(arena.allocate(image.length + 1L, 64), image);
      checkLayout(arena);
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

  /** Whether a kernel's code was made for compute capability 9.0a, not the portable one. */
  boolean hopper(String name) {
    return Driver.ptxVersion(function(name)) >= 90;
  }

  @Override
  public void close() {
    Driver.unloadModule(module);
  }
}
