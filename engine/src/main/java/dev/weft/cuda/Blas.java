package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.bindings.NativeLibrary;
import dev.weft.bindings.cublaslt.CublasLt;
import dev.weft.bindings.cublaslt.cublasLtMatmulHeuristicResult_t;
import dev.weft.dsa.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * cuBLASLt's calls that the backend makes, each with its status checked. The device's context is
 * current where one is needed: see {@link Device#enter}.
 */
@SuppressWarnings("restricted") // reads the library's strings
final class Blas {
  private static final int SUCCESS = CublasLt.CUBLAS_STATUS_SUCCESS();

  private Blas() {}

  /** cuBLASLt's handle on a device; safe for use by several threads. */
  static final class Handle implements Device.Resource {
    private final Device device;
    final MemorySegment segment;

    Handle(Device device) {
      this.device = device;
      if (!NativeLibrary.CUBLASLT.isAvailable()) {
        throw new IllegalStateException(NativeLibrary.CUBLASLT.explain());
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment at = arena.allocate(ADDRESS);
        check(CublasLt.cublasLtCreate(at), "cublasLtCreate");
        segment = at.get(ADDRESS, 0);
      }
    }

    @Override
    public void free() {
      if (device.isUsable()) {
        check(CublasLt.cublasLtDestroy(segment), "cublasLtDestroy");
      }
    }
  }

  /** Such as {@code 13.1.0}. */
  static String version() {
    long version = CublasLt.cublasLtGetVersion();
    return version / 10_000 + "." + version % 10_000 / 100 + "." + version % 100;
  }

  /** A description of a product, with F32 sums. */
  static MemorySegment product() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      int status =
          CublasLt.cublasLtMatmulDescCreate(
              at, CublasLt.CUBLAS_COMPUTE_32F(), CublasLt.CUDA_R_32F());
      check(status, "cublasLtMatmulDescCreate");
      return at.get(ADDRESS, 0);
    }
  }

  static void set(MemorySegment product, int attribute, int value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocateFrom(JAVA_INT, value);
      check(
          CublasLt.cublasLtMatmulDescSetAttribute(product, attribute, at, 4),
          "cublasLtMatmulDescSetAttribute");
    }
  }

  static void bias(MemorySegment product, long address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocateFrom(JAVA_LONG, address);
      int attribute = CublasLt.CUBLASLT_MATMUL_DESC_BIAS_POINTER();
      check(
          CublasLt.cublasLtMatmulDescSetAttribute(product, attribute, at, 8),
          "cublasLtMatmulDescSetAttribute");
    }
  }

  static void destroyProduct(MemorySegment product) {
    check(CublasLt.cublasLtMatmulDescDestroy(product), "cublasLtMatmulDescDestroy");
  }

  /** A description of a column-major matrix. */
  static MemorySegment matrix(int type, long rows, long columns, long stride) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(
          CublasLt.cublasLtMatrixLayoutCreate(at, type, rows, columns, stride),
          "cublasLtMatrixLayoutCreate");
      return at.get(ADDRESS, 0);
    }
  }

  /** Sets a matrix's columns from a segment of 8 bytes. */
  static void columns(MemorySegment matrix, MemorySegment count) {
    int attribute = CublasLt.CUBLASLT_MATRIX_LAYOUT_COLS();
    check(
        CublasLt.cublasLtMatrixLayoutSetAttribute(matrix, attribute, count, 8),
        "cublasLtMatrixLayoutSetAttribute");
  }

  static void destroyMatrix(MemorySegment matrix) {
    check(CublasLt.cublasLtMatrixLayoutDestroy(matrix), "cublasLtMatrixLayoutDestroy");
  }

  /**
   * Asks for algorithms, the best first.
   *
   * @param results as many as may come; each has a status of its own
   * @param singly only those that sum over k in one piece
   * @return how many came
   */
  static int heuristic(
      Handle handle,
      GemmCall call,
      long workspaceBytes,
      int alignment,
      boolean singly,
      MemorySegment results) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(CublasLt.cublasLtMatmulPreferenceCreate(at), "cublasLtMatmulPreferenceCreate");
      MemorySegment preference = at.get(ADDRESS, 0);
      try {
        prefer(
            preference,
            CublasLt.CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES(),
            arena.allocateFrom(JAVA_LONG, workspaceBytes));
        MemorySegment bytes = arena.allocateFrom(JAVA_INT, alignment);
        prefer(preference, CublasLt.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES(), bytes);
        prefer(preference, CublasLt.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES(), bytes);
        prefer(preference, CublasLt.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES(), bytes);
        prefer(preference, CublasLt.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES(), bytes);
        if (singly) {
          prefer(
              preference,
              CublasLt.CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK(),
              arena.allocateFrom(JAVA_INT, CublasLt.CUBLASLT_REDUCTION_SCHEME_NONE()));
        }
        MemorySegment count = arena.allocate(JAVA_INT);
        long size = cublasLtMatmulHeuristicResult_t.sizeof();
        check(
            CublasLt.cublasLtMatmulAlgoGetHeuristic(
                handle.segment,
                call.product,
                call.a,
                call.b,
                call.d,
                call.d,
                preference,
                (int) (results.byteSize() / size),
                results,
                count),
            "cublasLtMatmulAlgoGetHeuristic");
        return count.get(JAVA_INT, 0);
      } finally {
        check(
            CublasLt.cublasLtMatmulPreferenceDestroy(preference),
            "cublasLtMatmulPreferenceDestroy");
      }
    }
  }

  private static void prefer(MemorySegment preference, int attribute, MemorySegment value) {
    check(
        CublasLt.cublasLtMatmulPreferenceSetAttribute(
            preference, attribute, value, value.byteSize()),
        "cublasLtMatmulPreferenceSetAttribute");
  }

  /**
   * Whether an algorithm can do a call.
   *
   * @return the bytes of workspace it wants, or -1 if it cannot
   */
  static long accepts(Handle handle, GemmCall call, MemorySegment algorithm) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(cublasLtMatmulHeuristicResult_t.layout());
      int status =
          CublasLt.cublasLtMatmulAlgoCheck(
              handle.segment, call.product, call.a, call.b, call.d, call.d, algorithm, result);
      boolean ok = status == SUCCESS && cublasLtMatmulHeuristicResult_t.state(result) == SUCCESS;
      return ok ? cublasLtMatmulHeuristicResult_t.workspaceSize(result) : -1;
    }
  }

  /** Sets a 32-bit part of an algorithm's configuration; false if it does not take it. */
  static boolean configure(MemorySegment algorithm, int attribute, int value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocateFrom(JAVA_INT, value);
      return CublasLt.cublasLtMatmulAlgoConfigSetAttribute(algorithm, attribute, at, 4) == SUCCESS;
    }
  }

  /** A part of an algorithm's configuration, of 16 or 32 bits; -1 if it has no such part. */
  static int configuration(MemorySegment algorithm, int attribute, int bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_INT);
      MemorySegment written = arena.allocate(JAVA_LONG);
      int status =
          CublasLt.cublasLtMatmulAlgoConfigGetAttribute(algorithm, attribute, at, bytes, written);
      return status == SUCCESS ? at.get(JAVA_INT, 0) : -1;
    }
  }

  /** Starts a product; the segments are long-lived, so that the call allocates nothing. */
  static void multiply(
      Handle handle,
      GemmCall call,
      MemorySegment one,
      MemorySegment zero,
      MemorySegment a,
      MemorySegment b,
      MemorySegment d,
      MemorySegment algorithm,
      MemorySegment workspace,
      long workspaceBytes,
      MemorySegment stream) {
    check(
        CublasLt.cublasLtMatmul(
            handle.segment,
            call.product,
            one,
            a,
            call.a,
            b,
            call.b,
            zero,
            d,
            call.d,
            d,
            call.d,
            algorithm,
            workspace,
            workspaceBytes,
            stream),
        "cublasLtMatmul");
  }

  private static void check(int status, String call) {
    if (status != SUCCESS) {
      throw failure(status, call, text(CublasLt.cublasLtGetStatusString(status)));
    }
  }

  static DeviceException failure(int status, String call, String what) {
    String name = text(CublasLt.cublasLtGetStatusName(status));
    return new DeviceException(call + ": " + name + " (" + what + ")", name, false);
  }

  private static String text(MemorySegment at) {
    return at.address() == 0 ? "unknown" : at.reinterpret(1024).getString(0);
  }
}
