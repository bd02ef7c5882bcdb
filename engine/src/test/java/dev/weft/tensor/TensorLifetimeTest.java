package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorLifetimeTest {
  private static Arena closedArena() {
    try (Arena arena = Arena.ofConfined()) {
      return arena;
    }
  }

  private static Tensor closed(DType dtype) {
    try (Arena arena = Arena.ofShared()) {
      return Tensor.allocate(arena, dtype, 4, 6);
    }
  }

  private static Arguments access(String name, Executable call) {
    return Arguments.of(name, call);
  }

  static Stream<Arguments> accesses() {
    Tensor floats = closed(DType.F32);
    Tensor halves = closed(DType.F16);
    Tensor ints = closed(DType.I32);
    Arena open = Arena.ofAuto();
    Tensor live = Tensor.allocate(open, DType.F32, 4, 6);
    Tensor liveInts = Tensor.allocate(open, DType.I32, 4, 6);
    return Stream.of(
        access("getFloat", () -> floats.getFloat(0, 0)),
        access("getFloat F16", () -> halves.getFloat(0, 0)),
        access("setFloat", () -> floats.setFloat(1, 0, 0)),
        access("setFloat F16", () -> halves.setFloat(1, 0, 0)),
        access("getInt", () -> ints.getInt(0, 0)),
        access("setInt", () -> ints.setInt(1, 0, 0)),
        access("toFloatArray", floats::toFloatArray),
        access("toFloatArray strided", () -> floats.transpose(0, 1).toFloatArray()),
        access("toFloatArray F16", halves::toFloatArray),
        access("toIntArray", ints::toIntArray),
        access("to", () -> floats.to(open, DType.BF16)),
        access("to the same", () -> floats.to(open, DType.F32)),
        access("copyFrom a closed one", () -> live.copyFrom(floats)),
        access("copyFrom into a closed one", () -> floats.copyFrom(live)),
        access("copyFrom strided", () -> ints.slice(1, 0, 2).copyFrom(liveInts.slice(1, 0, 2))),
        access("fill", () -> floats.fill(1)),
        access("fill strided", () -> halves.slice(1, 0, 2).fill(1)),
        access("view", () -> floats.slice(0, 1, 2).select(1, 3).getFloat(0)),
        access("read-only view", () -> floats.asReadOnly().getFloat(0, 0)),
        access("split view", () -> ints.split(1, 3).getInt(0, 0, 0)),
        access("segment", () -> floats.segment().get(Elements.FLOAT, 0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accesses")
  void useAfterCloseThrows(String name, Executable call) {
    assertThrows(IllegalStateException.class, call);
  }

  @Test
  void aClosedTensorStillDescribesItself() {
    Tensor tensor = closed(DType.F32);
    assertEquals("Tensor(F32 [2, 6] strides [6, 1])", tensor.slice(0, 1, 3).toString());
  }

  @Test
  void aClosedArenaAllocatesNothing() {
    Arena arena = closedArena();
    Tensor live = Tensor.allocate(Arena.ofAuto(), DType.F32, 1);
    assertThrows(IllegalStateException.class, () -> Tensor.allocate(arena, DType.F32, 1));
    assertThrows(IllegalStateException.class, () -> Tensor.of(arena, new float[1], 1));
    assertThrows(IllegalStateException.class, () -> Tensor.of(arena, new int[1], 1));
    assertThrows(IllegalStateException.class, () -> live.to(arena, DType.F16));
  }

  @Test
  void aMappedTensorDiesWithItsArena(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("one.safetensors");
    Tensor written = Tensor.of(Arena.ofAuto(), new float[] {1, 2}, 2);
    Safetensors.write(file, Map.of("x", written), Map.of());
    Tensor mapped;
    try (Arena arena = Arena.ofConfined()) {
      mapped = Safetensors.open(file, arena).get("x");
      assertEquals(2, mapped.getFloat(1));
    }
    assertThrows(IllegalStateException.class, () -> mapped.getFloat(1));
    assertThrows(IllegalStateException.class, mapped::toFloatArray);
    assertThrows(IllegalStateException.class, () -> Safetensors.open(file, closedArena()));
    Path other = directory.resolve("two.safetensors");
    assertThrows(
        IllegalStateException.class, () -> Safetensors.write(other, Map.of("x", mapped), Map.of()));
  }

  @Test
  void aConfinedArenaKeepsOtherThreadsOut() {
    try (Arena arena = Arena.ofConfined()) {
      Tensor tensor = Tensor.allocate(arena, DType.F32, 2);
      CompletableFuture<Float> other = CompletableFuture.supplyAsync(() -> tensor.getFloat(0));
      CompletionException e = assertThrows(CompletionException.class, other::join);
      assertEquals(WrongThreadException.class, e.getCause().getClass());
    }
  }
}
