package dev.weft.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views against a model that holds a row-major array and rebuilds it index by index. */
class TensorViewTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  private static final class Model {
    final long[] shape;
    final int[] values;

    Model(long[] shape, int[] values) {
      this.shape = shape;
      this.values = values;
    }

    static long[] index(long[] shape, int position) {
      long[] index = new long[shape.length];
      long rest = position;
      for (int dim = shape.length - 1; dim >= 0; dim--) {
        index[dim] = rest % shape[dim];
        rest /= shape[dim];
      }
      return index;
    }

    int at(long[] index) {
      long position = 0;
      for (int dim = 0; dim < shape.length; dim++) {
        position = position * shape[dim] + index[dim];
      }
      return values[(int) position];
    }

    /** The model of a shape, each of whose indices reads another index here. */
    Model view(long[] to, UnaryOperator<long[]> source) {
      int[] viewed = new int[(int) Arrays.stream(to).reduce(1, (a, b) -> a * b)];
      for (int i = 0; i < viewed.length; i++) {
        viewed[i] = at(source.apply(index(to, i)));
      }
      return new Model(to, viewed);
    }
  }

  private static void assertSame(Model model, Tensor tensor) {
    assertArrayEquals(model.shape, tensor.shape());
    assertArrayEquals(model.values, tensor.toIntArray(), tensor::toString);
    assertEquals(model.values.length, tensor.elements());
    for (int i = 0; i < model.values.length; i++) {
      assertEquals(model.values[i], tensor.getInt(Model.index(model.shape, i)));
    }
    if (tensor.isContiguous()) {
      assertArrayEquals(model.values, tensor.segment().toArray(Elements.INT));
    }
  }

  @Test
  void chainsOfViewsReadWhatTheModelReads() {
    Random random = new Random(42);
    int steps = 0;
    for (int chain = 0; chain < 400; chain++) {
      long[] shape = random.longs(1 + random.nextInt(4), 1, 7).toArray();
      int[] values = random.ints(Arrays.stream(shape).reduce(1, (a, b) -> a * b)).toArray();
      Model model = new Model(shape, values);
      Tensor tensor = Tensor.of(arena, values, shape);
      for (int i = 0; i < 6 && tensor.rank() > 0 && tensor.elements() > 0; i++, steps++) {
        int dim = random.nextInt(tensor.rank());
        long extent = tensor.shape(dim);
        switch (random.nextInt(4)) {
          case 0 -> {
            long from = random.nextLong(extent + 1);
            long to = from + random.nextLong(extent - from + 1);
            model = slice(model, dim, from, to);
            tensor = tensor.slice(dim, from, to);
          }
          case 1 -> {
            long index = random.nextLong(extent);
            model = select(model, dim, index);
            tensor = tensor.select(dim, index);
          }
          case 2 -> {
            int other = random.nextInt(tensor.rank());
            model = transpose(model, dim, other);
            tensor = tensor.transpose(dim, other);
          }
          default -> {
            long parts = 1 + random.nextLong(extent);
            if (extent % parts == 0 && tensor.rank() < 8) {
              model = split(model, dim, parts);
              tensor = tensor.split(dim, parts);
            }
          }
        }
        assertSame(model, tensor);
        assertSame(model, tensor.asReadOnly());
      }
    }
    assertTrue(steps > 1000, "steps " + steps);
  }

  private static Model slice(Model model, int dim, long from, long to) {
    long[] shape = model.shape.clone();
    shape[dim] = to - from;
    return model.view(
        shape,
        index -> {
          index[dim] += from;
          return index;
        });
  }

  private static Model select(Model model, int dim, long at) {
    long[] shape = new long[model.shape.length - 1];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = model.shape[i < dim ? i : i + 1];
    }
    return model.view(
        shape,
        index -> {
          long[] source = new long[index.length + 1];
          for (int i = 0; i < source.length; i++) {
            source[i] = i < dim ? index[i] : i == dim ? at : index[i - 1];
          }
          return source;
        });
  }

  private static Model transpose(Model model, int a, int b) {
    return model.view(swap(model.shape, a, b), index -> swap(index, a, b));
  }

  private static long[] swap(long[] values, int a, int b) {
    long[] swapped = values.clone();
    swapped[a] = values[b];
    swapped[b] = values[a];
    return swapped;
  }

  private static Model split(Model model, int dim, long parts) {
    long inner = model.shape[dim] / parts;
    long[] shape = new long[model.shape.length + 1];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = i < dim ? model.shape[i] : i == dim ? parts : model.shape[i - 1];
    }
    shape[dim + 1] = inner;
    return model.view(
        shape,
        index -> {
          long[] source = new long[index.length - 1];
          for (int i = 0; i < source.length; i++) {
            source[i] = i < dim ? index[i] : index[i + 1];
          }
          source[dim] = index[dim] * inner + index[dim + 1];
          return source;
        });
  }

  @Test
  void splitsTheHeadsOfAProjection() {
    Tensor projection = Tensor.allocate(arena, DType.F32, 5, 12);
    projection.setFloat(9, 3, 2 * 4 + 1);
    Tensor heads = projection.split(1, 3).transpose(0, 1);
    assertArrayEquals(new long[] {3, 5, 4}, heads.shape());
    assertArrayEquals(new long[] {4, 12, 1}, heads.strides());
    assertEquals(9, heads.getFloat(2, 3, 1));
    heads.setFloat(8, 0, 4, 3);
    assertEquals(8, projection.getFloat(4, 3));
  }

  @Test
  void theSegmentSpansTheElements() {
    Tensor tensor = Tensor.allocate(arena, DType.F16, 4, 6);
    Tensor columns = tensor.slice(1, 2, 4);
    assertEquals(tensor.segment().address() + 2 * 2, columns.segment().address());
    assertEquals((3 * 6 + 2) * 2, columns.segment().byteSize());
    assertEquals(0, tensor.slice(0, 4, 4).segment().byteSize());
  }

  @Test
  void refusesWhatIsNotThere() {
    Tensor tensor = Tensor.allocate(arena, DType.F32, 4, 6);
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.slice(0, 1, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.slice(0, 3, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.slice(0, -1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.slice(2, 0, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.select(0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.select(-1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.transpose(0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.transpose(-1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> tensor.split(2, 1));
    assertThrows(IllegalArgumentException.class, () -> tensor.split(1, 4));
    assertThrows(IllegalArgumentException.class, () -> tensor.split(1, 0));
    assertThrows(IllegalArgumentException.class, () -> tensor.split(1, -6));
    Tensor deep = Tensor.allocate(arena, DType.F32, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> deep.split(0, 1));
  }
}
