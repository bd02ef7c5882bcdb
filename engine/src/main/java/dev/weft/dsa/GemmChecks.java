package dev.weft.dsa;

import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Checks of a product's tensors, all before any work. */
final class GemmChecks {
  /** What cuBLASLt's fast kernels need of an address. */
  private static final int ALIGNMENT = 16;

  private GemmChecks() {}

  /** Checks all that the tensors' descriptions tell. */
  static void check(GemmSpec spec, Tensor x, Tensor w, Tensor bias, Tensor y) {
    present("x", x);
    long m = x.rank() == 2 ? x.shape(0) : -1;
    matrix("x", x, spec.dtype(), m, spec.k());
    Checks.require(m <= spec.rows(), "x.shape[0]", m, "at most the spec's rows " + spec.rows());
    present("w", w);
    matrix("w", w, spec.dtype(), spec.n(), spec.k());
    if (spec.bias()) {
      present("bias", bias);
      dtype("bias", bias, spec.outDtype());
      OperandChecks.shape("bias", bias, spec.n());
      stride("bias", bias);
    } else {
      Checks.require(bias == null, "bias", "given", "none: the spec has no bias");
    }
    present("y", y);
    matrix("y", y, spec.outDtype(), m, spec.n());
    Checks.require(!y.isReadOnly(), "y", "read-only", "memory that can be written");
    apart("x", x, y);
    apart("w", w, y);
    if (bias != null) {
      apart("bias", bias, y);
    }
  }

  /** Checks that the tensors and the stream are the engine's device's. */
  static void reachable(
      Engine engine, Tensor x, Tensor w, Tensor bias, Tensor y, DeviceStream stream) {
    onDevice(engine, "x", x);
    onDevice(engine, "w", w);
    if (bias != null) {
      onDevice(engine, "bias", bias);
    }
    onDevice(engine, "y", y);
    Checks.require(
        stream != null && engine.reaches(stream), "stream", stream, "one of the engine's own");
  }

  private static void onDevice(Engine engine, String name, Tensor t) {
    Checks.require(
        t.device() != null,
        name,
        "memory of the host",
        "memory of the engine's own device arenas: copy it there once");
    t.device().checkAlive();
    Checks.require(
        engine.reaches(t.device()),
        name,
        "memory of " + t.device().device(),
        "memory of the engine's own device arenas");
    Checks.require(
        t.segment().address() % ALIGNMENT == 0,
        name,
        "at address 0x" + Long.toHexString(t.segment().address()),
        "an address that is a multiple of " + ALIGNMENT + " bytes");
  }

  private static void present(String name, Tensor t) {
    Checks.require(t != null, name, "missing", "a tensor");
  }

  private static void matrix(String name, Tensor t, DType dtype, long rows, long columns) {
    dtype(name, t, dtype);
    if (t.rank() != 2 || t.shape(0) != rows || t.shape(1) != columns) {
      String expected = rows < 0 ? "[m, " + columns + "]" : "[" + rows + ", " + columns + "]";
      throw new IllegalArgumentException(
          name + ".shape is " + Arrays.toString(t.shape()) + ", expected " + expected);
    }
    stride(name, t);
    Checks.require(
        rows <= 1 || t.stride(0) >= columns,
        name + ".strides",
        Arrays.toString(t.strides()),
        "at least " + columns + " from row to row");
  }

  private static void dtype(String name, Tensor t, DType dtype) {
    Checks.require(t.dtype() == dtype, name + ".dtype", t.dtype(), dtype.toString());
  }

  private static void stride(String name, Tensor t) {
    int last = t.rank() - 1;
    Checks.require(
        t.shape(last) <= 1 || t.stride(last) == 1 || t.elements() == 0,
        name + ".strides",
        Arrays.toString(t.strides()),
        "1 along the last dimension");
  }

  private static void apart(String name, Tensor t, Tensor y) {
    MemorySegment a = t.segment();
    MemorySegment b = y.segment();
    if (a.byteSize() > 0 && b.byteSize() > 0 && a.asOverlappingSlice(b).isPresent()) {
      throw new IllegalArgumentException("y overlaps " + name + ", expected memory of its own");
    }
  }
}
