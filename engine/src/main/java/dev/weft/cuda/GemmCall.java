package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.bindings.cublaslt.CublasLt;
import dev.weft.dsa.GemmSpec;
import dev.weft.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * cuBLASLt's descriptions of one product. The library's matrices are column-major, and a row-major
 * matrix is its own transpose there: so it computes {@code d = yᵀ [n, m] = aᵀ · b} with {@code a =
 * wᵀ [k, n]} and {@code b = xᵀ [k, m]}, and the bias lies along the rows of {@code d}. For one
 * thread at a time.
 */
final class GemmCall {
  final MemorySegment product;
  final MemorySegment a;
  final MemorySegment b;
  final MemorySegment d;
  private final MemorySegment columns = Arena.ofAuto().allocate(JAVA_LONG);

  /**
   * Describes a call of {@code m} rows, at least 1; {@code bias} is an address if the spec has one.
   */
  GemmCall(GemmSpec spec, GemmStrides strides, long m, long bias) {
    int in = type(spec.dtype());
    product = Blas.product();
    a = Blas.matrix(in, spec.k(), spec.n(), strides.w());
    b = Blas.matrix(in, spec.k(), m, strides.x());
    d = Blas.matrix(type(spec.outDtype()), spec.n(), m, strides.y());
    Blas.set(product, CublasLt.CUBLASLT_MATMUL_DESC_TRANSA(), CublasLt.CUBLAS_OP_T());
    Blas.set(product, CublasLt.CUBLASLT_MATMUL_DESC_TRANSB(), CublasLt.CUBLAS_OP_N());
    Blas.set(product, CublasLt.CUBLASLT_MATMUL_DESC_EPILOGUE(), epilogue(spec));
    if (spec.bias()) {
      Blas.bias(product, bias);
    }
  }

  void rows(long m) {
    columns.set(JAVA_LONG, 0, m);
    Blas.columns(b, columns);
    Blas.columns(d, columns);
  }

  void destroy() {
    Blas.destroyMatrix(d);
    Blas.destroyMatrix(b);
    Blas.destroyMatrix(a);
    Blas.destroyProduct(product);
  }

  private static int epilogue(GemmSpec spec) {
    return switch (spec.activation()) {
      case NONE ->
          spec.bias() ? CublasLt.CUBLASLT_EPILOGUE_BIAS() : CublasLt.CUBLASLT_EPILOGUE_DEFAULT();
      case RELU ->
          spec.bias() ? CublasLt.CUBLASLT_EPILOGUE_RELU_BIAS() : CublasLt.CUBLASLT_EPILOGUE_RELU();
      case GELU ->
          spec.bias() ? CublasLt.CUBLASLT_EPILOGUE_GELU_BIAS() : CublasLt.CUBLASLT_EPILOGUE_GELU();
    };
  }

  private static int type(DType dtype) {
    return switch (dtype) {
      case F32 -> CublasLt.CUDA_R_32F();
      case F16 -> CublasLt.CUDA_R_16F();
      case BF16 -> CublasLt.CUDA_R_16BF();
      case I32 -> throw new IllegalArgumentException("dtype is I32, expected a float dtype");
    };
  }
}
