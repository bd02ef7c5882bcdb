// SPDX-License-Identifier: Apache-2.0
// Generated, do not edit: by jextract/regenerate from the headers of cuBLASLt 13.1.

package dev.weft.bindings.cublaslt;

import java.lang.invoke.*;
import java.lang.foreign.*;
import java.nio.ByteOrder;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

import static java.lang.foreign.ValueLayout.*;
import static java.lang.foreign.MemoryLayout.PathElement.*;

@SuppressWarnings("restricted") // calling native code is what it is for
public class CublasLt extends CublasLt$shared {

    CublasLt() {
        // Should not be called directly
    }

    static final SymbolLookup SYMBOL_LOOKUP = dev.weft.bindings.NativeLibrary.CUBLASLT.lookup();

    private static final int CUBLAS_VER_MAJOR = (int)13L;
    /**
     * {@snippet lang=c :
     * #define CUBLAS_VER_MAJOR 13
     * }
     */
    public static int CUBLAS_VER_MAJOR() {
        return CUBLAS_VER_MAJOR;
    }
    private static final int CUBLAS_VER_MINOR = (int)1L;
    /**
     * {@snippet lang=c :
     * #define CUBLAS_VER_MINOR 1
     * }
     */
    public static int CUBLAS_VER_MINOR() {
        return CUBLAS_VER_MINOR;
    }
    private static final int CUDA_R_16F = (int)2L;
    /**
     * {@snippet lang=c :
     * enum cudaDataType_t.CUDA_R_16F = 2
     * }
     */
    public static int CUDA_R_16F() {
        return CUDA_R_16F;
    }
    private static final int CUDA_R_16BF = (int)14L;
    /**
     * {@snippet lang=c :
     * enum cudaDataType_t.CUDA_R_16BF = 14
     * }
     */
    public static int CUDA_R_16BF() {
        return CUDA_R_16BF;
    }
    private static final int CUDA_R_32F = (int)0L;
    /**
     * {@snippet lang=c :
     * enum cudaDataType_t.CUDA_R_32F = 0
     * }
     */
    public static int CUDA_R_32F() {
        return CUDA_R_32F;
    }
    private static final int CUBLAS_STATUS_SUCCESS = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_SUCCESS = 0
     * }
     */
    public static int CUBLAS_STATUS_SUCCESS() {
        return CUBLAS_STATUS_SUCCESS;
    }
    private static final int CUBLAS_STATUS_NOT_INITIALIZED = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_NOT_INITIALIZED = 1
     * }
     */
    public static int CUBLAS_STATUS_NOT_INITIALIZED() {
        return CUBLAS_STATUS_NOT_INITIALIZED;
    }
    private static final int CUBLAS_STATUS_ALLOC_FAILED = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_ALLOC_FAILED = 3
     * }
     */
    public static int CUBLAS_STATUS_ALLOC_FAILED() {
        return CUBLAS_STATUS_ALLOC_FAILED;
    }
    private static final int CUBLAS_STATUS_INVALID_VALUE = (int)7L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_INVALID_VALUE = 7
     * }
     */
    public static int CUBLAS_STATUS_INVALID_VALUE() {
        return CUBLAS_STATUS_INVALID_VALUE;
    }
    private static final int CUBLAS_STATUS_ARCH_MISMATCH = (int)8L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_ARCH_MISMATCH = 8
     * }
     */
    public static int CUBLAS_STATUS_ARCH_MISMATCH() {
        return CUBLAS_STATUS_ARCH_MISMATCH;
    }
    private static final int CUBLAS_STATUS_MAPPING_ERROR = (int)11L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_MAPPING_ERROR = 11
     * }
     */
    public static int CUBLAS_STATUS_MAPPING_ERROR() {
        return CUBLAS_STATUS_MAPPING_ERROR;
    }
    private static final int CUBLAS_STATUS_EXECUTION_FAILED = (int)13L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_EXECUTION_FAILED = 13
     * }
     */
    public static int CUBLAS_STATUS_EXECUTION_FAILED() {
        return CUBLAS_STATUS_EXECUTION_FAILED;
    }
    private static final int CUBLAS_STATUS_INTERNAL_ERROR = (int)14L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_INTERNAL_ERROR = 14
     * }
     */
    public static int CUBLAS_STATUS_INTERNAL_ERROR() {
        return CUBLAS_STATUS_INTERNAL_ERROR;
    }
    private static final int CUBLAS_STATUS_NOT_SUPPORTED = (int)15L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_STATUS_NOT_SUPPORTED = 15
     * }
     */
    public static int CUBLAS_STATUS_NOT_SUPPORTED() {
        return CUBLAS_STATUS_NOT_SUPPORTED;
    }
    private static final int CUBLAS_OP_N = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_OP_N = 0
     * }
     */
    public static int CUBLAS_OP_N() {
        return CUBLAS_OP_N;
    }
    private static final int CUBLAS_OP_T = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_OP_T = 1
     * }
     */
    public static int CUBLAS_OP_T() {
        return CUBLAS_OP_T;
    }
    private static final int CUBLAS_COMPUTE_16F = (int)64L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_COMPUTE_16F = 64
     * }
     */
    public static int CUBLAS_COMPUTE_16F() {
        return CUBLAS_COMPUTE_16F;
    }
    private static final int CUBLAS_COMPUTE_32F = (int)68L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_COMPUTE_32F = 68
     * }
     */
    public static int CUBLAS_COMPUTE_32F() {
        return CUBLAS_COMPUTE_32F;
    }
    private static final int CUBLAS_COMPUTE_32F_FAST_TF32 = (int)77L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLAS_COMPUTE_32F_FAST_TF32 = 77
     * }
     */
    public static int CUBLAS_COMPUTE_32F_FAST_TF32() {
        return CUBLAS_COMPUTE_32F_FAST_TF32;
    }

    private static class cublasLtCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtCreate(cublasLtHandle_t *lightHandle)
     * }
     */
    public static FunctionDescriptor cublasLtCreate$descriptor() {
        return cublasLtCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtCreate(cublasLtHandle_t *lightHandle)
     * }
     */
    public static MethodHandle cublasLtCreate$handle() {
        return cublasLtCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtCreate(cublasLtHandle_t *lightHandle)
     * }
     */
    public static MemorySegment cublasLtCreate$address() {
        return cublasLtCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtCreate(cublasLtHandle_t *lightHandle)
     * }
     */
    public static int cublasLtCreate(MemorySegment lightHandle) {
        var mh$ = cublasLtCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtCreate", lightHandle);
            }
            return (int)mh$.invokeExact(lightHandle);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtDestroy(cublasLtHandle_t lightHandle)
     * }
     */
    public static FunctionDescriptor cublasLtDestroy$descriptor() {
        return cublasLtDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtDestroy(cublasLtHandle_t lightHandle)
     * }
     */
    public static MethodHandle cublasLtDestroy$handle() {
        return cublasLtDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtDestroy(cublasLtHandle_t lightHandle)
     * }
     */
    public static MemorySegment cublasLtDestroy$address() {
        return cublasLtDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtDestroy(cublasLtHandle_t lightHandle)
     * }
     */
    public static int cublasLtDestroy(MemorySegment lightHandle) {
        var mh$ = cublasLtDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtDestroy", lightHandle);
            }
            return (int)mh$.invokeExact(lightHandle);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtGetStatusName {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_POINTER,
            CublasLt.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtGetStatusName");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * const char *cublasLtGetStatusName(cublasStatus_t status)
     * }
     */
    public static FunctionDescriptor cublasLtGetStatusName$descriptor() {
        return cublasLtGetStatusName.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * const char *cublasLtGetStatusName(cublasStatus_t status)
     * }
     */
    public static MethodHandle cublasLtGetStatusName$handle() {
        return cublasLtGetStatusName.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * const char *cublasLtGetStatusName(cublasStatus_t status)
     * }
     */
    public static MemorySegment cublasLtGetStatusName$address() {
        return cublasLtGetStatusName.ADDR;
    }

    /**
     * {@snippet lang=c :
     * const char *cublasLtGetStatusName(cublasStatus_t status)
     * }
     */
    public static MemorySegment cublasLtGetStatusName(int status) {
        var mh$ = cublasLtGetStatusName.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtGetStatusName", status);
            }
            return (MemorySegment)mh$.invokeExact(status);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtGetStatusString {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_POINTER,
            CublasLt.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtGetStatusString");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * const char *cublasLtGetStatusString(cublasStatus_t status)
     * }
     */
    public static FunctionDescriptor cublasLtGetStatusString$descriptor() {
        return cublasLtGetStatusString.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * const char *cublasLtGetStatusString(cublasStatus_t status)
     * }
     */
    public static MethodHandle cublasLtGetStatusString$handle() {
        return cublasLtGetStatusString.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * const char *cublasLtGetStatusString(cublasStatus_t status)
     * }
     */
    public static MemorySegment cublasLtGetStatusString$address() {
        return cublasLtGetStatusString.ADDR;
    }

    /**
     * {@snippet lang=c :
     * const char *cublasLtGetStatusString(cublasStatus_t status)
     * }
     */
    public static MemorySegment cublasLtGetStatusString(int status) {
        var mh$ = cublasLtGetStatusString.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtGetStatusString", status);
            }
            return (MemorySegment)mh$.invokeExact(status);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtGetVersion {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_LONG    );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtGetVersion");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * size_t cublasLtGetVersion()
     * }
     */
    public static FunctionDescriptor cublasLtGetVersion$descriptor() {
        return cublasLtGetVersion.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * size_t cublasLtGetVersion()
     * }
     */
    public static MethodHandle cublasLtGetVersion$handle() {
        return cublasLtGetVersion.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * size_t cublasLtGetVersion()
     * }
     */
    public static MemorySegment cublasLtGetVersion$address() {
        return cublasLtGetVersion.ADDR;
    }

    /**
     * {@snippet lang=c :
     * size_t cublasLtGetVersion()
     * }
     */
    public static long cublasLtGetVersion() {
        var mh$ = cublasLtGetVersion.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtGetVersion");
            }
            return (long)mh$.invokeExact();
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUBLASLT_POINTER_MODE_HOST = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_POINTER_MODE_HOST = 0
     * }
     */
    public static int CUBLASLT_POINTER_MODE_HOST() {
        return CUBLASLT_POINTER_MODE_HOST;
    }
    private static final int CUBLASLT_POINTER_MODE_DEVICE = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_POINTER_MODE_DEVICE = 1
     * }
     */
    public static int CUBLASLT_POINTER_MODE_DEVICE() {
        return CUBLASLT_POINTER_MODE_DEVICE;
    }

    private static class cublasLtMatmul {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_LONG,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmul");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmul(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t computeDesc, const void *alpha, const void *A, cublasLtMatrixLayout_t Adesc, const void *B, cublasLtMatrixLayout_t Bdesc, const void *beta, const void *C, cublasLtMatrixLayout_t Cdesc, void *D, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, void *workspace, size_t workspaceSizeInBytes, cudaStream_t stream)
     * }
     */
    public static FunctionDescriptor cublasLtMatmul$descriptor() {
        return cublasLtMatmul.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmul(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t computeDesc, const void *alpha, const void *A, cublasLtMatrixLayout_t Adesc, const void *B, cublasLtMatrixLayout_t Bdesc, const void *beta, const void *C, cublasLtMatrixLayout_t Cdesc, void *D, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, void *workspace, size_t workspaceSizeInBytes, cudaStream_t stream)
     * }
     */
    public static MethodHandle cublasLtMatmul$handle() {
        return cublasLtMatmul.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmul(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t computeDesc, const void *alpha, const void *A, cublasLtMatrixLayout_t Adesc, const void *B, cublasLtMatrixLayout_t Bdesc, const void *beta, const void *C, cublasLtMatrixLayout_t Cdesc, void *D, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, void *workspace, size_t workspaceSizeInBytes, cudaStream_t stream)
     * }
     */
    public static MemorySegment cublasLtMatmul$address() {
        return cublasLtMatmul.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmul(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t computeDesc, const void *alpha, const void *A, cublasLtMatrixLayout_t Adesc, const void *B, cublasLtMatrixLayout_t Bdesc, const void *beta, const void *C, cublasLtMatrixLayout_t Cdesc, void *D, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, void *workspace, size_t workspaceSizeInBytes, cudaStream_t stream)
     * }
     */
    public static int cublasLtMatmul(MemorySegment lightHandle, MemorySegment computeDesc, MemorySegment alpha, MemorySegment A, MemorySegment Adesc, MemorySegment B, MemorySegment Bdesc, MemorySegment beta, MemorySegment C, MemorySegment Cdesc, MemorySegment D, MemorySegment Ddesc, MemorySegment algo, MemorySegment workspace, long workspaceSizeInBytes, MemorySegment stream) {
        var mh$ = cublasLtMatmul.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmul", lightHandle, computeDesc, alpha, A, Adesc, B, Bdesc, beta, C, Cdesc, D, Ddesc, algo, workspace, workspaceSizeInBytes, stream);
            }
            return (int)mh$.invokeExact(lightHandle, computeDesc, alpha, A, Adesc, B, Bdesc, beta, C, Cdesc, D, Ddesc, algo, workspace, workspaceSizeInBytes, stream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUBLASLT_ORDER_COL = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ORDER_COL = 0
     * }
     */
    public static int CUBLASLT_ORDER_COL() {
        return CUBLASLT_ORDER_COL;
    }
    private static final int CUBLASLT_ORDER_ROW = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ORDER_ROW = 1
     * }
     */
    public static int CUBLASLT_ORDER_ROW() {
        return CUBLASLT_ORDER_ROW;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_TYPE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_TYPE = 0
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_TYPE() {
        return CUBLASLT_MATRIX_LAYOUT_TYPE;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_ORDER = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_ORDER = 1
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_ORDER() {
        return CUBLASLT_MATRIX_LAYOUT_ORDER;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_ROWS = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_ROWS = 2
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_ROWS() {
        return CUBLASLT_MATRIX_LAYOUT_ROWS;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_COLS = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_COLS = 3
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_COLS() {
        return CUBLASLT_MATRIX_LAYOUT_COLS;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_LD = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_LD = 4
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_LD() {
        return CUBLASLT_MATRIX_LAYOUT_LD;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT = (int)5L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT = 5
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT() {
        return CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT;
    }
    private static final int CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET = 6
     * }
     */
    public static int CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET() {
        return CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET;
    }

    private static class cublasLtMatrixLayoutCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_LONG,
            CublasLt.C_LONG,
            CublasLt.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatrixLayoutCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t *matLayout, cudaDataType type, uint64_t rows, uint64_t cols, int64_t ld)
     * }
     */
    public static FunctionDescriptor cublasLtMatrixLayoutCreate$descriptor() {
        return cublasLtMatrixLayoutCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t *matLayout, cudaDataType type, uint64_t rows, uint64_t cols, int64_t ld)
     * }
     */
    public static MethodHandle cublasLtMatrixLayoutCreate$handle() {
        return cublasLtMatrixLayoutCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t *matLayout, cudaDataType type, uint64_t rows, uint64_t cols, int64_t ld)
     * }
     */
    public static MemorySegment cublasLtMatrixLayoutCreate$address() {
        return cublasLtMatrixLayoutCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t *matLayout, cudaDataType type, uint64_t rows, uint64_t cols, int64_t ld)
     * }
     */
    public static int cublasLtMatrixLayoutCreate(MemorySegment matLayout, int type, long rows, long cols, long ld) {
        var mh$ = cublasLtMatrixLayoutCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatrixLayoutCreate", matLayout, type, rows, cols, ld);
            }
            return (int)mh$.invokeExact(matLayout, type, rows, cols, ld);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatrixLayoutDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatrixLayoutDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t matLayout)
     * }
     */
    public static FunctionDescriptor cublasLtMatrixLayoutDestroy$descriptor() {
        return cublasLtMatrixLayoutDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t matLayout)
     * }
     */
    public static MethodHandle cublasLtMatrixLayoutDestroy$handle() {
        return cublasLtMatrixLayoutDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t matLayout)
     * }
     */
    public static MemorySegment cublasLtMatrixLayoutDestroy$address() {
        return cublasLtMatrixLayoutDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t matLayout)
     * }
     */
    public static int cublasLtMatrixLayoutDestroy(MemorySegment matLayout) {
        var mh$ = cublasLtMatrixLayoutDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatrixLayoutDestroy", matLayout);
            }
            return (int)mh$.invokeExact(matLayout);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatrixLayoutSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatrixLayoutSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t matLayout, cublasLtMatrixLayoutAttribute_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static FunctionDescriptor cublasLtMatrixLayoutSetAttribute$descriptor() {
        return cublasLtMatrixLayoutSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t matLayout, cublasLtMatrixLayoutAttribute_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MethodHandle cublasLtMatrixLayoutSetAttribute$handle() {
        return cublasLtMatrixLayoutSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t matLayout, cublasLtMatrixLayoutAttribute_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MemorySegment cublasLtMatrixLayoutSetAttribute$address() {
        return cublasLtMatrixLayoutSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t matLayout, cublasLtMatrixLayoutAttribute_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static int cublasLtMatrixLayoutSetAttribute(MemorySegment matLayout, int attr, MemorySegment buf, long sizeInBytes) {
        var mh$ = cublasLtMatrixLayoutSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatrixLayoutSetAttribute", matLayout, attr, buf, sizeInBytes);
            }
            return (int)mh$.invokeExact(matLayout, attr, buf, sizeInBytes);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUBLASLT_MATMUL_DESC_COMPUTE_TYPE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_COMPUTE_TYPE = 0
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_COMPUTE_TYPE() {
        return CUBLASLT_MATMUL_DESC_COMPUTE_TYPE;
    }
    private static final int CUBLASLT_MATMUL_DESC_SCALE_TYPE = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_SCALE_TYPE = 1
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_SCALE_TYPE() {
        return CUBLASLT_MATMUL_DESC_SCALE_TYPE;
    }
    private static final int CUBLASLT_MATMUL_DESC_POINTER_MODE = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_POINTER_MODE = 2
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_POINTER_MODE() {
        return CUBLASLT_MATMUL_DESC_POINTER_MODE;
    }
    private static final int CUBLASLT_MATMUL_DESC_TRANSA = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_TRANSA = 3
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_TRANSA() {
        return CUBLASLT_MATMUL_DESC_TRANSA;
    }
    private static final int CUBLASLT_MATMUL_DESC_TRANSB = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_TRANSB = 4
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_TRANSB() {
        return CUBLASLT_MATMUL_DESC_TRANSB;
    }
    private static final int CUBLASLT_MATMUL_DESC_EPILOGUE = (int)7L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_EPILOGUE = 7
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_EPILOGUE() {
        return CUBLASLT_MATMUL_DESC_EPILOGUE;
    }
    private static final int CUBLASLT_MATMUL_DESC_BIAS_POINTER = (int)8L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_BIAS_POINTER = 8
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_BIAS_POINTER() {
        return CUBLASLT_MATMUL_DESC_BIAS_POINTER;
    }
    private static final int CUBLASLT_MATMUL_DESC_SM_COUNT_TARGET = (int)15L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_SM_COUNT_TARGET = 15
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_SM_COUNT_TARGET() {
        return CUBLASLT_MATMUL_DESC_SM_COUNT_TARGET;
    }
    private static final int CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE = (int)26L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE = 26
     * }
     */
    public static int CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE() {
        return CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE;
    }

    private static class cublasLtMatmulDescCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulDescCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t *matmulDesc, cublasComputeType_t computeType, cudaDataType_t scaleType)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulDescCreate$descriptor() {
        return cublasLtMatmulDescCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t *matmulDesc, cublasComputeType_t computeType, cudaDataType_t scaleType)
     * }
     */
    public static MethodHandle cublasLtMatmulDescCreate$handle() {
        return cublasLtMatmulDescCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t *matmulDesc, cublasComputeType_t computeType, cudaDataType_t scaleType)
     * }
     */
    public static MemorySegment cublasLtMatmulDescCreate$address() {
        return cublasLtMatmulDescCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t *matmulDesc, cublasComputeType_t computeType, cudaDataType_t scaleType)
     * }
     */
    public static int cublasLtMatmulDescCreate(MemorySegment matmulDesc, int computeType, int scaleType) {
        var mh$ = cublasLtMatmulDescCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulDescCreate", matmulDesc, computeType, scaleType);
            }
            return (int)mh$.invokeExact(matmulDesc, computeType, scaleType);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulDescDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulDescDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t matmulDesc)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulDescDestroy$descriptor() {
        return cublasLtMatmulDescDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t matmulDesc)
     * }
     */
    public static MethodHandle cublasLtMatmulDescDestroy$handle() {
        return cublasLtMatmulDescDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t matmulDesc)
     * }
     */
    public static MemorySegment cublasLtMatmulDescDestroy$address() {
        return cublasLtMatmulDescDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t matmulDesc)
     * }
     */
    public static int cublasLtMatmulDescDestroy(MemorySegment matmulDesc) {
        var mh$ = cublasLtMatmulDescDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulDescDestroy", matmulDesc);
            }
            return (int)mh$.invokeExact(matmulDesc);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulDescSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulDescSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t matmulDesc, cublasLtMatmulDescAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulDescSetAttribute$descriptor() {
        return cublasLtMatmulDescSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t matmulDesc, cublasLtMatmulDescAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MethodHandle cublasLtMatmulDescSetAttribute$handle() {
        return cublasLtMatmulDescSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t matmulDesc, cublasLtMatmulDescAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MemorySegment cublasLtMatmulDescSetAttribute$address() {
        return cublasLtMatmulDescSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t matmulDesc, cublasLtMatmulDescAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static int cublasLtMatmulDescSetAttribute(MemorySegment matmulDesc, int attr, MemorySegment buf, long sizeInBytes) {
        var mh$ = cublasLtMatmulDescSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulDescSetAttribute", matmulDesc, attr, buf, sizeInBytes);
            }
            return (int)mh$.invokeExact(matmulDesc, attr, buf, sizeInBytes);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUBLASLT_REDUCTION_SCHEME_NONE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_REDUCTION_SCHEME_NONE = 0
     * }
     */
    public static int CUBLASLT_REDUCTION_SCHEME_NONE() {
        return CUBLASLT_REDUCTION_SCHEME_NONE;
    }
    private static final int CUBLASLT_REDUCTION_SCHEME_INPLACE = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_REDUCTION_SCHEME_INPLACE = 1
     * }
     */
    public static int CUBLASLT_REDUCTION_SCHEME_INPLACE() {
        return CUBLASLT_REDUCTION_SCHEME_INPLACE;
    }
    private static final int CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE = 2
     * }
     */
    public static int CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE() {
        return CUBLASLT_REDUCTION_SCHEME_COMPUTE_TYPE;
    }
    private static final int CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE = 4
     * }
     */
    public static int CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE() {
        return CUBLASLT_REDUCTION_SCHEME_OUTPUT_TYPE;
    }
    private static final int CUBLASLT_REDUCTION_SCHEME_MASK = (int)7L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_REDUCTION_SCHEME_MASK = 7
     * }
     */
    public static int CUBLASLT_REDUCTION_SCHEME_MASK() {
        return CUBLASLT_REDUCTION_SCHEME_MASK;
    }
    private static final int CUBLASLT_EPILOGUE_DEFAULT = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_EPILOGUE_DEFAULT = 1
     * }
     */
    public static int CUBLASLT_EPILOGUE_DEFAULT() {
        return CUBLASLT_EPILOGUE_DEFAULT;
    }
    private static final int CUBLASLT_EPILOGUE_RELU = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_EPILOGUE_RELU = 2
     * }
     */
    public static int CUBLASLT_EPILOGUE_RELU() {
        return CUBLASLT_EPILOGUE_RELU;
    }
    private static final int CUBLASLT_EPILOGUE_BIAS = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_EPILOGUE_BIAS = 4
     * }
     */
    public static int CUBLASLT_EPILOGUE_BIAS() {
        return CUBLASLT_EPILOGUE_BIAS;
    }
    private static final int CUBLASLT_EPILOGUE_RELU_BIAS = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_EPILOGUE_RELU_BIAS = 6
     * }
     */
    public static int CUBLASLT_EPILOGUE_RELU_BIAS() {
        return CUBLASLT_EPILOGUE_RELU_BIAS;
    }
    private static final int CUBLASLT_EPILOGUE_GELU = (int)32L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_EPILOGUE_GELU = 32
     * }
     */
    public static int CUBLASLT_EPILOGUE_GELU() {
        return CUBLASLT_EPILOGUE_GELU;
    }
    private static final int CUBLASLT_EPILOGUE_GELU_BIAS = (int)36L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_EPILOGUE_GELU_BIAS = 36
     * }
     */
    public static int CUBLASLT_EPILOGUE_GELU_BIAS() {
        return CUBLASLT_EPILOGUE_GELU_BIAS;
    }
    private static final int CUBLASLT_SEARCH_BEST_FIT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_SEARCH_BEST_FIT = 0
     * }
     */
    public static int CUBLASLT_SEARCH_BEST_FIT() {
        return CUBLASLT_SEARCH_BEST_FIT;
    }
    private static final int CUBLASLT_SEARCH_LIMITED_BY_ALGO_ID = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_SEARCH_LIMITED_BY_ALGO_ID = 1
     * }
     */
    public static int CUBLASLT_SEARCH_LIMITED_BY_ALGO_ID() {
        return CUBLASLT_SEARCH_LIMITED_BY_ALGO_ID;
    }
    private static final int CUBLASLT_MATMUL_PREF_SEARCH_MODE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_SEARCH_MODE = 0
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_SEARCH_MODE() {
        return CUBLASLT_MATMUL_PREF_SEARCH_MODE;
    }
    private static final int CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES = 1
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES() {
        return CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES;
    }
    private static final int CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK = 3
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK() {
        return CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK;
    }
    private static final int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES = (int)5L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES = 5
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES() {
        return CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES;
    }
    private static final int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES = 6
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES() {
        return CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES;
    }
    private static final int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES = (int)7L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES = 7
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES() {
        return CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES;
    }
    private static final int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES = (int)8L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES = 8
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES() {
        return CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES;
    }
    private static final int CUBLASLT_MATMUL_PREF_MAX_WAVES_COUNT = (int)9L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_MAX_WAVES_COUNT = 9
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_MAX_WAVES_COUNT() {
        return CUBLASLT_MATMUL_PREF_MAX_WAVES_COUNT;
    }
    private static final int CUBLASLT_MATMUL_PREF_IMPL_MASK = (int)12L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_MATMUL_PREF_IMPL_MASK = 12
     * }
     */
    public static int CUBLASLT_MATMUL_PREF_IMPL_MASK() {
        return CUBLASLT_MATMUL_PREF_IMPL_MASK;
    }

    private static class cublasLtMatmulPreferenceCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulPreferenceCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t *pref)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulPreferenceCreate$descriptor() {
        return cublasLtMatmulPreferenceCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t *pref)
     * }
     */
    public static MethodHandle cublasLtMatmulPreferenceCreate$handle() {
        return cublasLtMatmulPreferenceCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t *pref)
     * }
     */
    public static MemorySegment cublasLtMatmulPreferenceCreate$address() {
        return cublasLtMatmulPreferenceCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t *pref)
     * }
     */
    public static int cublasLtMatmulPreferenceCreate(MemorySegment pref) {
        var mh$ = cublasLtMatmulPreferenceCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulPreferenceCreate", pref);
            }
            return (int)mh$.invokeExact(pref);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulPreferenceDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulPreferenceDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t pref)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulPreferenceDestroy$descriptor() {
        return cublasLtMatmulPreferenceDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t pref)
     * }
     */
    public static MethodHandle cublasLtMatmulPreferenceDestroy$handle() {
        return cublasLtMatmulPreferenceDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t pref)
     * }
     */
    public static MemorySegment cublasLtMatmulPreferenceDestroy$address() {
        return cublasLtMatmulPreferenceDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t pref)
     * }
     */
    public static int cublasLtMatmulPreferenceDestroy(MemorySegment pref) {
        var mh$ = cublasLtMatmulPreferenceDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulPreferenceDestroy", pref);
            }
            return (int)mh$.invokeExact(pref);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulPreferenceSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulPreferenceSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t pref, cublasLtMatmulPreferenceAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulPreferenceSetAttribute$descriptor() {
        return cublasLtMatmulPreferenceSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t pref, cublasLtMatmulPreferenceAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MethodHandle cublasLtMatmulPreferenceSetAttribute$handle() {
        return cublasLtMatmulPreferenceSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t pref, cublasLtMatmulPreferenceAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MemorySegment cublasLtMatmulPreferenceSetAttribute$address() {
        return cublasLtMatmulPreferenceSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t pref, cublasLtMatmulPreferenceAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static int cublasLtMatmulPreferenceSetAttribute(MemorySegment pref, int attr, MemorySegment buf, long sizeInBytes) {
        var mh$ = cublasLtMatmulPreferenceSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulPreferenceSetAttribute", pref, attr, buf, sizeInBytes);
            }
            return (int)mh$.invokeExact(pref, attr, buf, sizeInBytes);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulAlgoGetHeuristic {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoGetHeuristic");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, cublasLtMatmulPreference_t preference, int requestedAlgoCount, cublasLtMatmulHeuristicResult_t heuristicResultsArray[], int *returnAlgoCount)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoGetHeuristic$descriptor() {
        return cublasLtMatmulAlgoGetHeuristic.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, cublasLtMatmulPreference_t preference, int requestedAlgoCount, cublasLtMatmulHeuristicResult_t heuristicResultsArray[], int *returnAlgoCount)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoGetHeuristic$handle() {
        return cublasLtMatmulAlgoGetHeuristic.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, cublasLtMatmulPreference_t preference, int requestedAlgoCount, cublasLtMatmulHeuristicResult_t heuristicResultsArray[], int *returnAlgoCount)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoGetHeuristic$address() {
        return cublasLtMatmulAlgoGetHeuristic.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, cublasLtMatmulPreference_t preference, int requestedAlgoCount, cublasLtMatmulHeuristicResult_t heuristicResultsArray[], int *returnAlgoCount)
     * }
     */
    public static int cublasLtMatmulAlgoGetHeuristic(MemorySegment lightHandle, MemorySegment operationDesc, MemorySegment Adesc, MemorySegment Bdesc, MemorySegment Cdesc, MemorySegment Ddesc, MemorySegment preference, int requestedAlgoCount, MemorySegment heuristicResultsArray, MemorySegment returnAlgoCount) {
        var mh$ = cublasLtMatmulAlgoGetHeuristic.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoGetHeuristic", lightHandle, operationDesc, Adesc, Bdesc, Cdesc, Ddesc, preference, requestedAlgoCount, heuristicResultsArray, returnAlgoCount);
            }
            return (int)mh$.invokeExact(lightHandle, operationDesc, Adesc, Bdesc, Cdesc, Ddesc, preference, requestedAlgoCount, heuristicResultsArray, returnAlgoCount);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulAlgoGetIds {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoGetIds");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetIds(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int requestedAlgoCount, int algoIdsArray[], int *returnAlgoCount)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoGetIds$descriptor() {
        return cublasLtMatmulAlgoGetIds.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetIds(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int requestedAlgoCount, int algoIdsArray[], int *returnAlgoCount)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoGetIds$handle() {
        return cublasLtMatmulAlgoGetIds.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetIds(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int requestedAlgoCount, int algoIdsArray[], int *returnAlgoCount)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoGetIds$address() {
        return cublasLtMatmulAlgoGetIds.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoGetIds(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int requestedAlgoCount, int algoIdsArray[], int *returnAlgoCount)
     * }
     */
    public static int cublasLtMatmulAlgoGetIds(MemorySegment lightHandle, int computeType, int scaleType, int Atype, int Btype, int Ctype, int Dtype, int requestedAlgoCount, MemorySegment algoIdsArray, MemorySegment returnAlgoCount) {
        var mh$ = cublasLtMatmulAlgoGetIds.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoGetIds", lightHandle, computeType, scaleType, Atype, Btype, Ctype, Dtype, requestedAlgoCount, algoIdsArray, returnAlgoCount);
            }
            return (int)mh$.invokeExact(lightHandle, computeType, scaleType, Atype, Btype, Ctype, Dtype, requestedAlgoCount, algoIdsArray, returnAlgoCount);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulAlgoInit {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_INT,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoInit");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoInit(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int algoId, cublasLtMatmulAlgo_t *algo)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoInit$descriptor() {
        return cublasLtMatmulAlgoInit.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoInit(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int algoId, cublasLtMatmulAlgo_t *algo)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoInit$handle() {
        return cublasLtMatmulAlgoInit.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoInit(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int algoId, cublasLtMatmulAlgo_t *algo)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoInit$address() {
        return cublasLtMatmulAlgoInit.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoInit(cublasLtHandle_t lightHandle, cublasComputeType_t computeType, cudaDataType_t scaleType, cudaDataType_t Atype, cudaDataType_t Btype, cudaDataType_t Ctype, cudaDataType_t Dtype, int algoId, cublasLtMatmulAlgo_t *algo)
     * }
     */
    public static int cublasLtMatmulAlgoInit(MemorySegment lightHandle, int computeType, int scaleType, int Atype, int Btype, int Ctype, int Dtype, int algoId, MemorySegment algo) {
        var mh$ = cublasLtMatmulAlgoInit.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoInit", lightHandle, computeType, scaleType, Atype, Btype, Ctype, Dtype, algoId, algo);
            }
            return (int)mh$.invokeExact(lightHandle, computeType, scaleType, Atype, Btype, Ctype, Dtype, algoId, algo);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulAlgoCheck {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoCheck");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCheck(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, cublasLtMatmulHeuristicResult_t *result)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoCheck$descriptor() {
        return cublasLtMatmulAlgoCheck.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCheck(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, cublasLtMatmulHeuristicResult_t *result)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoCheck$handle() {
        return cublasLtMatmulAlgoCheck.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCheck(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, cublasLtMatmulHeuristicResult_t *result)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoCheck$address() {
        return cublasLtMatmulAlgoCheck.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCheck(cublasLtHandle_t lightHandle, cublasLtMatmulDesc_t operationDesc, cublasLtMatrixLayout_t Adesc, cublasLtMatrixLayout_t Bdesc, cublasLtMatrixLayout_t Cdesc, cublasLtMatrixLayout_t Ddesc, const cublasLtMatmulAlgo_t *algo, cublasLtMatmulHeuristicResult_t *result)
     * }
     */
    public static int cublasLtMatmulAlgoCheck(MemorySegment lightHandle, MemorySegment operationDesc, MemorySegment Adesc, MemorySegment Bdesc, MemorySegment Cdesc, MemorySegment Ddesc, MemorySegment algo, MemorySegment result) {
        var mh$ = cublasLtMatmulAlgoCheck.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoCheck", lightHandle, operationDesc, Adesc, Bdesc, Cdesc, Ddesc, algo, result);
            }
            return (int)mh$.invokeExact(lightHandle, operationDesc, Adesc, Bdesc, Cdesc, Ddesc, algo, result);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUBLASLT_ALGO_CAP_SPLITK_SUPPORT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_SPLITK_SUPPORT = 0
     * }
     */
    public static int CUBLASLT_ALGO_CAP_SPLITK_SUPPORT() {
        return CUBLASLT_ALGO_CAP_SPLITK_SUPPORT;
    }
    private static final int CUBLASLT_ALGO_CAP_REDUCTION_SCHEME_MASK = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_REDUCTION_SCHEME_MASK = 1
     * }
     */
    public static int CUBLASLT_ALGO_CAP_REDUCTION_SCHEME_MASK() {
        return CUBLASLT_ALGO_CAP_REDUCTION_SCHEME_MASK;
    }
    private static final int CUBLASLT_ALGO_CAP_CTA_SWIZZLING_SUPPORT = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_CTA_SWIZZLING_SUPPORT = 2
     * }
     */
    public static int CUBLASLT_ALGO_CAP_CTA_SWIZZLING_SUPPORT() {
        return CUBLASLT_ALGO_CAP_CTA_SWIZZLING_SUPPORT;
    }
    private static final int CUBLASLT_ALGO_CAP_STRIDED_BATCH_SUPPORT = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_STRIDED_BATCH_SUPPORT = 3
     * }
     */
    public static int CUBLASLT_ALGO_CAP_STRIDED_BATCH_SUPPORT() {
        return CUBLASLT_ALGO_CAP_STRIDED_BATCH_SUPPORT;
    }
    private static final int CUBLASLT_ALGO_CAP_TILE_IDS = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_TILE_IDS = 6
     * }
     */
    public static int CUBLASLT_ALGO_CAP_TILE_IDS() {
        return CUBLASLT_ALGO_CAP_TILE_IDS;
    }
    private static final int CUBLASLT_ALGO_CAP_CUSTOM_OPTION_MAX = (int)7L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_CUSTOM_OPTION_MAX = 7
     * }
     */
    public static int CUBLASLT_ALGO_CAP_CUSTOM_OPTION_MAX() {
        return CUBLASLT_ALGO_CAP_CUSTOM_OPTION_MAX;
    }
    private static final int CUBLASLT_ALGO_CAP_EPILOGUE_MASK = (int)12L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_EPILOGUE_MASK = 12
     * }
     */
    public static int CUBLASLT_ALGO_CAP_EPILOGUE_MASK() {
        return CUBLASLT_ALGO_CAP_EPILOGUE_MASK;
    }
    private static final int CUBLASLT_ALGO_CAP_STAGES_IDS = (int)13L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_STAGES_IDS = 13
     * }
     */
    public static int CUBLASLT_ALGO_CAP_STAGES_IDS() {
        return CUBLASLT_ALGO_CAP_STAGES_IDS;
    }
    private static final int CUBLASLT_ALGO_CAP_NUMERICAL_IMPL_FLAGS = (int)15L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_NUMERICAL_IMPL_FLAGS = 15
     * }
     */
    public static int CUBLASLT_ALGO_CAP_NUMERICAL_IMPL_FLAGS() {
        return CUBLASLT_ALGO_CAP_NUMERICAL_IMPL_FLAGS;
    }
    private static final int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_A_BYTES = (int)16L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_A_BYTES = 16
     * }
     */
    public static int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_A_BYTES() {
        return CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_A_BYTES;
    }
    private static final int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_B_BYTES = (int)17L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_B_BYTES = 17
     * }
     */
    public static int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_B_BYTES() {
        return CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_B_BYTES;
    }
    private static final int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_C_BYTES = (int)18L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_C_BYTES = 18
     * }
     */
    public static int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_C_BYTES() {
        return CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_C_BYTES;
    }
    private static final int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_D_BYTES = (int)19L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_D_BYTES = 19
     * }
     */
    public static int CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_D_BYTES() {
        return CUBLASLT_ALGO_CAP_MIN_ALIGNMENT_D_BYTES;
    }

    private static class cublasLtMatmulAlgoCapGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_LONG,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoCapGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCapGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoCapAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoCapGetAttribute$descriptor() {
        return cublasLtMatmulAlgoCapGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCapGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoCapAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoCapGetAttribute$handle() {
        return cublasLtMatmulAlgoCapGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCapGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoCapAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoCapGetAttribute$address() {
        return cublasLtMatmulAlgoCapGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoCapGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoCapAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static int cublasLtMatmulAlgoCapGetAttribute(MemorySegment algo, int attr, MemorySegment buf, long sizeInBytes, MemorySegment sizeWritten) {
        var mh$ = cublasLtMatmulAlgoCapGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoCapGetAttribute", algo, attr, buf, sizeInBytes, sizeWritten);
            }
            return (int)mh$.invokeExact(algo, attr, buf, sizeInBytes, sizeWritten);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUBLASLT_ALGO_CONFIG_ID = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_ID = 0
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_ID() {
        return CUBLASLT_ALGO_CONFIG_ID;
    }
    private static final int CUBLASLT_ALGO_CONFIG_TILE_ID = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_TILE_ID = 1
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_TILE_ID() {
        return CUBLASLT_ALGO_CONFIG_TILE_ID;
    }
    private static final int CUBLASLT_ALGO_CONFIG_SPLITK_NUM = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_SPLITK_NUM = 2
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_SPLITK_NUM() {
        return CUBLASLT_ALGO_CONFIG_SPLITK_NUM;
    }
    private static final int CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME = 3
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME() {
        return CUBLASLT_ALGO_CONFIG_REDUCTION_SCHEME;
    }
    private static final int CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING = 4
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING() {
        return CUBLASLT_ALGO_CONFIG_CTA_SWIZZLING;
    }
    private static final int CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION = (int)5L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION = 5
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION() {
        return CUBLASLT_ALGO_CONFIG_CUSTOM_OPTION;
    }
    private static final int CUBLASLT_ALGO_CONFIG_STAGES_ID = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_STAGES_ID = 6
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_STAGES_ID() {
        return CUBLASLT_ALGO_CONFIG_STAGES_ID;
    }
    private static final int CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID = (int)7L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID = 7
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID() {
        return CUBLASLT_ALGO_CONFIG_INNER_SHAPE_ID;
    }
    private static final int CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID = (int)8L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID = 8
     * }
     */
    public static int CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID() {
        return CUBLASLT_ALGO_CONFIG_CLUSTER_SHAPE_ID;
    }

    private static class cublasLtMatmulAlgoConfigSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoConfigSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigSetAttribute(cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoConfigSetAttribute$descriptor() {
        return cublasLtMatmulAlgoConfigSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigSetAttribute(cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoConfigSetAttribute$handle() {
        return cublasLtMatmulAlgoConfigSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigSetAttribute(cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoConfigSetAttribute$address() {
        return cublasLtMatmulAlgoConfigSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigSetAttribute(cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, const void *buf, size_t sizeInBytes)
     * }
     */
    public static int cublasLtMatmulAlgoConfigSetAttribute(MemorySegment algo, int attr, MemorySegment buf, long sizeInBytes) {
        var mh$ = cublasLtMatmulAlgoConfigSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoConfigSetAttribute", algo, attr, buf, sizeInBytes);
            }
            return (int)mh$.invokeExact(algo, attr, buf, sizeInBytes);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cublasLtMatmulAlgoConfigGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_INT,
            CublasLt.C_POINTER,
            CublasLt.C_LONG,
            CublasLt.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cublasLtMatmulAlgoConfigGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static FunctionDescriptor cublasLtMatmulAlgoConfigGetAttribute$descriptor() {
        return cublasLtMatmulAlgoConfigGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static MethodHandle cublasLtMatmulAlgoConfigGetAttribute$handle() {
        return cublasLtMatmulAlgoConfigGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static MemorySegment cublasLtMatmulAlgoConfigGetAttribute$address() {
        return cublasLtMatmulAlgoConfigGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cublasStatus_t cublasLtMatmulAlgoConfigGetAttribute(const cublasLtMatmulAlgo_t *algo, cublasLtMatmulAlgoConfigAttributes_t attr, void *buf, size_t sizeInBytes, size_t *sizeWritten)
     * }
     */
    public static int cublasLtMatmulAlgoConfigGetAttribute(MemorySegment algo, int attr, MemorySegment buf, long sizeInBytes, MemorySegment sizeWritten) {
        var mh$ = cublasLtMatmulAlgoConfigGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cublasLtMatmulAlgoConfigGetAttribute", algo, attr, buf, sizeInBytes, sizeWritten);
            }
            return (int)mh$.invokeExact(algo, attr, buf, sizeInBytes, sizeWritten);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
}
