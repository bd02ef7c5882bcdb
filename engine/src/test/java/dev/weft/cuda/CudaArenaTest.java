package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A device's addresses, which need no device. */
final class CudaArenaTest {
  private static MemorySegment range(long address, long bytes) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30), () -> CudaArena.Unreachable.range(address, bytes));
  }

  @Test
  void rangesHaveAddressAndSize() {
    MemorySegment range = range(0x7f00_0000_0100L, 1000);
    assertEquals(0x7f00_0000_0100L, range.address());
    assertEquals(1000, range.byteSize());
    assertTrue(range.isNative());
    assertEquals(0x7f00_0000_0108L, range.asSlice(8, 16).address());
    assertTrue(range.asOverlappingSlice(range(0x7f00_0000_0200L, 8)).isPresent());
  }

  @Test
  void noThreadOfTheHostReadsThem() {
    MemorySegment range = range(0x1000, 64);
    assertThrows(WrongThreadException.class, () -> range.get(ValueLayout.JAVA_INT, 0));
  }
}
