package dev.weft.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The items of work are those that the kernels' own check program makes (kernels-cu,
 * src/test/cuda/plans.cu, which wrote plans.txt): with them the kernels were measured and checked.
 */
class PlansTest {
  private static final KernelFacts HOPPER = new MadeUpKernels();

  @Test
  void sameAsTheCheckProgram() throws IOException {
    String file = System.getProperty("weft.test.plans");
    List<String> lines;
    try (BufferedReader reader =
        file != null
            ? java.nio.file.Files.newBufferedReader(java.nio.file.Path.of(file))
            : new BufferedReader(
                new InputStreamReader(
                    PlansTest.class.getResourceAsStream("plans.txt"), StandardCharsets.UTF_8))) {
      lines = reader.lines().toList();
    }
    assertTrue(lines.size() >= 40);
    for (int i = 0; i < lines.size(); i += 2) {
      check(lines.get(i), lines.get(i + 1));
    }
  }

  private static void check(String problem, String plan) {
    Scanner in = new Scanner(problem.substring(2));
    int dim = in.nextInt();
    boolean causal = in.nextInt() == 1;
    boolean remote = in.nextInt() == 1;
    int heads = in.nextInt();
    int count = in.nextInt();
    Segments s = new Segments(count, false);
    s.count = count;
    for (int i = 0; i < count; i++) {
      s.query[i + 1] = s.query[i] + in.nextInt();
      s.key[i + 1] = s.key[i] + in.nextInt();
    }
    AttentionSpec.Builder builder = AttentionSpec.builder(heads, dim).causal(causal);
    AttentionSpec spec = (remote ? builder.headTail(32, 32) : builder).build();
    Capacity capacity = new Capacity(s.query[count], s.key[count], count);
    Shape shape = Shape.of(spec, capacity, DType.F16, HOPPER);
    Cuts cuts = new HeadTailPath().cuts(spec, shape);
    Packing packing = new Packing(shape, spec.block(), cuts);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(packing.bytes(), 16);
      packing.write(s, memory);
      StringBuilder text = new StringBuilder("I " + cuts.cluster() + " " + packing.items());
      for (int i = 0; i < packing.items(); i++) {
        MemorySegment item =
            memory.asSlice(packing.itemsAt() + (long) i * cuts.itemBytes(), cuts.itemBytes());
        for (int value = 0; value < 4; value++) {
          text.append(' ').append(item.get(ValueLayout.JAVA_INT, 4L * value));
        }
        text.append(' ').append(item.get(ValueLayout.JAVA_INT, 16 + 24));
        MemorySegment of = item.asSlice(16, 32);
        assertTrue(
            IntStream.range(0, count)
                .mapToObj(at -> memory.asSlice(packing.segmentsAt() + 32L * at, 32))
                .anyMatch(segment -> segment.mismatch(of) == -1),
            problem);
      }
      for (int i = 0; i < count; i++) {
        long place = packing.segmentsAt() + 32L * i + 24;
        text.append(' ').append(memory.get(ValueLayout.JAVA_INT, place));
        text.append(' ').append(memory.get(ValueLayout.JAVA_INT, place + 4));
      }
      assertEquals(plan, text.toString(), problem);
    }
  }
}
