package dev.weft.cpu;

import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;

/** Keys and values in tensors, the segments packed one behind the other. */
final class TensorKeys implements KeySource {
  private final Rows keys;
  private final Rows values;
  private final Segments segments;
  private final int stride;
  private final Direct direct;
  private final long keyOuter;
  private final long valueOuter;

  TensorKeys(TileKernels kernels, Operands operands) {
    keys = new Rows(kernels, operands.k());
    values = new Rows(kernels, operands.v());
    segments = operands.segments();
    Tensor k = operands.k();
    Tensor v = operands.v();
    keyOuter = 4 * k.stride(0);
    valueOuter = 4 * v.stride(0);
    direct =
        k.dtype() == DType.F32
            ? new Direct(k.segment(), v.segment(), 4 * k.stride(1), 4 * v.stride(1))
            : null;
    stride = kernels.stride;
  }

  @Override
  public void keys(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    keys.load(kvHead, segments.keyStart(s) + from, count, to, at, stride, half);
  }

  @Override
  public Direct direct() {
    return direct;
  }

  @Override
  public void index(int s, int kvHead, int from, int count, int[] index, int at) {
    int first = segments.keyStart(s) + from;
    for (int j = 0; j < count; j++) {
      index[at + j] = first + j;
    }
  }

  @Override
  public int runs(int s, int kvHead, int from, int count, int[] runs, int at) {
    runs[at] = segments.keyStart(s) + from;
    runs[at + 1] = count;
    return at + 2;
  }

  @Override
  public long base(int kvHead, boolean value) {
    return kvHead * (value ? valueOuter : keyOuter);
  }

  @Override
  public void values(int s, int kvHead, int from, int count, float[] to, int at, short[] half) {
    values.load(kvHead, segments.keyStart(s) + from, count, to, at, stride, half);
  }
}
