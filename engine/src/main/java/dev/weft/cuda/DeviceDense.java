package dev.weft.cuda;

import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceStream;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.util.Arrays;

/**
 * Dense attention without a mask through cuDNN, {@code out = softmax(q · kᵀ / √d) · v}: the peer
 * that benchmarks measure against. Runs on a stream, and can be recorded.
 *
 * <p>Ownership: the caller closes it, before its stream and tensors. Threading: as its stream.
 */
public final class DeviceDense implements AutoCloseable {
  private static final int ALIGNMENT = 16;

  private final CudaStream stream;
  private final Tensor[] tensors;
  private final DenseAttention attention;
  private boolean closed;

  /**
   * Prepares the kernel; cuDNN may compile one, which takes up to some seconds.
   *
   * @param stream where it runs; a stream of the cuda backend
   * @param q {@code [heads, n, d]}, F16 or BF16, on the stream's device; as all, stride 1 along d
   * @param k {@code [kvHeads, nk, d]}, the queries' dtype; kvHeads divides heads
   * @param v {@code [kvHeads, nk, d]}, the queries' dtype
   * @param out {@code [heads, n, d]}, the queries' dtype
   * @throws IllegalArgumentException if a tensor does not fit
   * @throws IllegalStateException if cuDNN is missing or older than 9.13.1, or the stream is closed
   * @throws DeviceException if cuDNN has no engine for it, or the device fails
   */
  public DeviceDense(DeviceStream stream, Tensor q, Tensor k, Tensor v, Tensor out) {
    check(q, k, v, out);
    tensors = new Tensor[] {q, k, v, out};
    if (!(stream instanceof CudaStream on)) {
      throw new IllegalArgumentException(
          "stream is " + stream + ", expected one of the cuda backend");
    }
    this.stream = on;
    String[] names = {"q", "k", "v", "out"};
    for (int i = 0; i < tensors.length; i++) {
      checkPlace(names[i], tensors[i]);
    }
    DenseCall call =
        new DenseCall(
            q.dtype(),
            (int) q.shape(0),
            (int) k.shape(0),
            q.shape(1),
            k.shape(1),
            (int) q.shape(2),
            (float) (1 / Math.sqrt((double) q.shape(2))),
            view(q),
            view(k),
            view(v),
            view(out),
            0);
    on.begin();
    try {
      attention = new DenseAttention(on.device, call);
    } catch (DeviceException e) {
      throw on.device.failed(e);
    } finally {
      on.end();
    }
  }

  /**
   * Why it cannot be had here: cuDNN is missing or too old.
   *
   * @return one line, or null if it can
   */
  public static String unavailable() {
    return Dnn.unavailable();
  }

  /**
   * Starts it, and does not wait.
   *
   * @throws IllegalStateException if it or the stream is closed, or a tensor's memory was freed
   * @throws DeviceException if the device fails
   */
  public void run() {
    if (closed) {
      throw new IllegalStateException("the dense attention is closed");
    }
    stream.begin();
    try {
      for (Tensor t : tensors) {
        t.device().checkAlive();
      }
      attention.run(stream.handle);
    } catch (DeviceException e) {
      throw stream.device.failed(e);
    } finally {
      stream.end();
    }
  }

  /**
   * Memory of the workspace on the device.
   *
   * @return bytes
   */
  public long deviceBytes() {
    return attention.deviceBytes();
  }

  /** Waits for the stream, then frees the workspace. Closing twice does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      stream.settle();
      stream.device.release(attention);
    }
  }

  private static DenseCall.View view(Tensor t) {
    return new DenseCall.View(t.segment().address(), Views.headStride(t), Views.rowStride(t));
  }

  private static void check(Tensor q, Tensor k, Tensor v, Tensor out) {
    require(q.dtype() == DType.F16 || q.dtype() == DType.BF16, "q.dtype", q.dtype(), "F16 or BF16");
    require(q.rank() == 3 && q.elements() > 0, "q.shape", q.shape(), "[heads, n, d], not empty");
    long heads = q.shape(0);
    long d = q.shape(2);
    require(
        k.rank() == 3
            && k.elements() > 0
            && k.shape(2) == d
            && k.shape(0) <= heads
            && heads % k.shape(0) == 0,
        "k.shape",
        k.shape(),
        "[kvHeads, nk, " + d + "], not empty, where kvHeads divides " + heads);
    require(Arrays.equals(v.shape(), k.shape()), "v.shape", v.shape(), Arrays.toString(k.shape()));
    require(
        Arrays.equals(out.shape(), q.shape()),
        "out.shape",
        out.shape(),
        Arrays.toString(q.shape()));
    require(k.dtype() == q.dtype(), "k.dtype", k.dtype(), "the queries' " + q.dtype());
    require(v.dtype() == q.dtype(), "v.dtype", v.dtype(), "the queries' " + q.dtype());
    require(out.dtype() == q.dtype(), "out.dtype", out.dtype(), "the queries' " + q.dtype());
  }

  private void checkPlace(String name, Tensor t) {
    require(
        t.device() instanceof CudaArena.Block block && block.on(stream.device),
        name,
        t.device() == null ? "memory of the host" : "memory of " + t.device().device(),
        "memory of the stream's device");
    t.device().checkAlive();
    require(
        t.shape(2) == 1 || t.stride(2) == 1,
        name + ".strides",
        t.strides(),
        "1 along the head dimension");
    long address = t.segment().address();
    require(
        address % ALIGNMENT == 0,
        name,
        "at address 0x" + Long.toHexString(address),
        "an address that is a multiple of " + ALIGNMENT + " bytes");
  }

  private static void require(boolean ok, String name, Object value, String expected) {
    if (!ok) {
      String text = value instanceof long[] array ? Arrays.toString(array) : value.toString();
      throw new IllegalArgumentException(name + " is " + text + ", expected " + expected);
    }
  }
}
