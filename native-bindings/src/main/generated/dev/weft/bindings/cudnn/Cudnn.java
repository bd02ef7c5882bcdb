// SPDX-License-Identifier: Apache-2.0
// Generated, do not edit: by jextract/regenerate from the headers of cuDNN 9.14.

package dev.weft.bindings.cudnn;

import java.lang.invoke.*;
import java.lang.foreign.*;
import java.nio.ByteOrder;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

import static java.lang.foreign.ValueLayout.*;
import static java.lang.foreign.MemoryLayout.PathElement.*;

@SuppressWarnings("restricted") // calling native code is what it is for
public class Cudnn extends Cudnn$shared {

    Cudnn() {
        // Should not be called directly
    }

    static final SymbolLookup SYMBOL_LOOKUP = dev.weft.bindings.NativeLibrary.CUDNN.lookup();


    private static class cudnnGetVersion {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_LONG    );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnGetVersion");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * size_t cudnnGetVersion()
     * }
     */
    public static FunctionDescriptor cudnnGetVersion$descriptor() {
        return cudnnGetVersion.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * size_t cudnnGetVersion()
     * }
     */
    public static MethodHandle cudnnGetVersion$handle() {
        return cudnnGetVersion.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * size_t cudnnGetVersion()
     * }
     */
    public static MemorySegment cudnnGetVersion$address() {
        return cudnnGetVersion.ADDR;
    }

    /**
     * {@snippet lang=c :
     * size_t cudnnGetVersion()
     * }
     */
    public static long cudnnGetVersion() {
        var mh$ = cudnnGetVersion.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnGetVersion");
            }
            return (long)mh$.invokeExact();
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUDNN_STATUS_SUCCESS = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_SUCCESS = 0
     * }
     */
    public static int CUDNN_STATUS_SUCCESS() {
        return CUDNN_STATUS_SUCCESS;
    }
    private static final int CUDNN_STATUS_NOT_INITIALIZED = (int)1001L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_NOT_INITIALIZED = 1001
     * }
     */
    public static int CUDNN_STATUS_NOT_INITIALIZED() {
        return CUDNN_STATUS_NOT_INITIALIZED;
    }
    private static final int CUDNN_STATUS_SUBLIBRARY_LOADING_FAILED = (int)1008L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_SUBLIBRARY_LOADING_FAILED = 1008
     * }
     */
    public static int CUDNN_STATUS_SUBLIBRARY_LOADING_FAILED() {
        return CUDNN_STATUS_SUBLIBRARY_LOADING_FAILED;
    }
    private static final int CUDNN_STATUS_BAD_PARAM = (int)2000L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_BAD_PARAM = 2000
     * }
     */
    public static int CUDNN_STATUS_BAD_PARAM() {
        return CUDNN_STATUS_BAD_PARAM;
    }
    private static final int CUDNN_STATUS_NOT_SUPPORTED = (int)3000L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_NOT_SUPPORTED = 3000
     * }
     */
    public static int CUDNN_STATUS_NOT_SUPPORTED() {
        return CUDNN_STATUS_NOT_SUPPORTED;
    }
    private static final int CUDNN_STATUS_INTERNAL_ERROR = (int)4000L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_INTERNAL_ERROR = 4000
     * }
     */
    public static int CUDNN_STATUS_INTERNAL_ERROR() {
        return CUDNN_STATUS_INTERNAL_ERROR;
    }
    private static final int CUDNN_STATUS_EXECUTION_FAILED = (int)5000L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_STATUS_EXECUTION_FAILED = 5000
     * }
     */
    public static int CUDNN_STATUS_EXECUTION_FAILED() {
        return CUDNN_STATUS_EXECUTION_FAILED;
    }

    private static class cudnnGetErrorString {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_POINTER,
            Cudnn.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnGetErrorString");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * const char *cudnnGetErrorString(cudnnStatus_t status)
     * }
     */
    public static FunctionDescriptor cudnnGetErrorString$descriptor() {
        return cudnnGetErrorString.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * const char *cudnnGetErrorString(cudnnStatus_t status)
     * }
     */
    public static MethodHandle cudnnGetErrorString$handle() {
        return cudnnGetErrorString.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * const char *cudnnGetErrorString(cudnnStatus_t status)
     * }
     */
    public static MemorySegment cudnnGetErrorString$address() {
        return cudnnGetErrorString.ADDR;
    }

    /**
     * {@snippet lang=c :
     * const char *cudnnGetErrorString(cudnnStatus_t status)
     * }
     */
    public static MemorySegment cudnnGetErrorString(int status) {
        var mh$ = cudnnGetErrorString.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnGetErrorString", status);
            }
            return (MemorySegment)mh$.invokeExact(status);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnGetLastErrorString {
        public static final FunctionDescriptor DESC = FunctionDescriptor.ofVoid(
            Cudnn.C_POINTER,
            Cudnn.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnGetLastErrorString");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * void cudnnGetLastErrorString(char *message, size_t max_size)
     * }
     */
    public static FunctionDescriptor cudnnGetLastErrorString$descriptor() {
        return cudnnGetLastErrorString.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * void cudnnGetLastErrorString(char *message, size_t max_size)
     * }
     */
    public static MethodHandle cudnnGetLastErrorString$handle() {
        return cudnnGetLastErrorString.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * void cudnnGetLastErrorString(char *message, size_t max_size)
     * }
     */
    public static MemorySegment cudnnGetLastErrorString$address() {
        return cudnnGetLastErrorString.ADDR;
    }

    /**
     * {@snippet lang=c :
     * void cudnnGetLastErrorString(char *message, size_t max_size)
     * }
     */
    public static void cudnnGetLastErrorString(MemorySegment message, long max_size) {
        var mh$ = cudnnGetLastErrorString.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnGetLastErrorString", message, max_size);
            }
            mh$.invokeExact(message, max_size);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnCreate(cudnnHandle_t *handle)
     * }
     */
    public static FunctionDescriptor cudnnCreate$descriptor() {
        return cudnnCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnCreate(cudnnHandle_t *handle)
     * }
     */
    public static MethodHandle cudnnCreate$handle() {
        return cudnnCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnCreate(cudnnHandle_t *handle)
     * }
     */
    public static MemorySegment cudnnCreate$address() {
        return cudnnCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnCreate(cudnnHandle_t *handle)
     * }
     */
    public static int cudnnCreate(MemorySegment handle) {
        var mh$ = cudnnCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnCreate", handle);
            }
            return (int)mh$.invokeExact(handle);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnDestroy(cudnnHandle_t handle)
     * }
     */
    public static FunctionDescriptor cudnnDestroy$descriptor() {
        return cudnnDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnDestroy(cudnnHandle_t handle)
     * }
     */
    public static MethodHandle cudnnDestroy$handle() {
        return cudnnDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnDestroy(cudnnHandle_t handle)
     * }
     */
    public static MemorySegment cudnnDestroy$address() {
        return cudnnDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnDestroy(cudnnHandle_t handle)
     * }
     */
    public static int cudnnDestroy(MemorySegment handle) {
        var mh$ = cudnnDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnDestroy", handle);
            }
            return (int)mh$.invokeExact(handle);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnSetStream {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnSetStream");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnSetStream(cudnnHandle_t handle, cudaStream_t streamId)
     * }
     */
    public static FunctionDescriptor cudnnSetStream$descriptor() {
        return cudnnSetStream.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnSetStream(cudnnHandle_t handle, cudaStream_t streamId)
     * }
     */
    public static MethodHandle cudnnSetStream$handle() {
        return cudnnSetStream.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnSetStream(cudnnHandle_t handle, cudaStream_t streamId)
     * }
     */
    public static MemorySegment cudnnSetStream$address() {
        return cudnnSetStream.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnSetStream(cudnnHandle_t handle, cudaStream_t streamId)
     * }
     */
    public static int cudnnSetStream(MemorySegment handle, MemorySegment streamId) {
        var mh$ = cudnnSetStream.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnSetStream", handle, streamId);
            }
            return (int)mh$.invokeExact(handle, streamId);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUDNN_DATA_FLOAT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_FLOAT = 0
     * }
     */
    public static int CUDNN_DATA_FLOAT() {
        return CUDNN_DATA_FLOAT;
    }
    private static final int CUDNN_DATA_HALF = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_HALF = 2
     * }
     */
    public static int CUDNN_DATA_HALF() {
        return CUDNN_DATA_HALF;
    }
    private static final int CUDNN_DATA_INT32 = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_INT32 = 4
     * }
     */
    public static int CUDNN_DATA_INT32() {
        return CUDNN_DATA_INT32;
    }
    private static final int CUDNN_DATA_UINT8 = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_UINT8 = 6
     * }
     */
    public static int CUDNN_DATA_UINT8() {
        return CUDNN_DATA_UINT8;
    }
    private static final int CUDNN_DATA_BFLOAT16 = (int)9L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_BFLOAT16 = 9
     * }
     */
    public static int CUDNN_DATA_BFLOAT16() {
        return CUDNN_DATA_BFLOAT16;
    }
    private static final int CUDNN_DATA_INT64 = (int)10L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_INT64 = 10
     * }
     */
    public static int CUDNN_DATA_INT64() {
        return CUDNN_DATA_INT64;
    }
    private static final int CUDNN_DATA_BOOLEAN = (int)11L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_DATA_BOOLEAN = 11
     * }
     */
    public static int CUDNN_DATA_BOOLEAN() {
        return CUDNN_DATA_BOOLEAN;
    }
    private static final int CUDNN_ATTR_ENGINEHEUR_MODE = (int)200L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINEHEUR_MODE = 200
     * }
     */
    public static int CUDNN_ATTR_ENGINEHEUR_MODE() {
        return CUDNN_ATTR_ENGINEHEUR_MODE;
    }
    private static final int CUDNN_ATTR_ENGINEHEUR_OPERATION_GRAPH = (int)201L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINEHEUR_OPERATION_GRAPH = 201
     * }
     */
    public static int CUDNN_ATTR_ENGINEHEUR_OPERATION_GRAPH() {
        return CUDNN_ATTR_ENGINEHEUR_OPERATION_GRAPH;
    }
    private static final int CUDNN_ATTR_ENGINEHEUR_RESULTS = (int)202L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINEHEUR_RESULTS = 202
     * }
     */
    public static int CUDNN_ATTR_ENGINEHEUR_RESULTS() {
        return CUDNN_ATTR_ENGINEHEUR_RESULTS;
    }
    private static final int CUDNN_ATTR_ENGINEHEUR_SM_COUNT_TARGET = (int)203L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINEHEUR_SM_COUNT_TARGET = 203
     * }
     */
    public static int CUDNN_ATTR_ENGINEHEUR_SM_COUNT_TARGET() {
        return CUDNN_ATTR_ENGINEHEUR_SM_COUNT_TARGET;
    }
    private static final int CUDNN_ATTR_ENGINECFG_ENGINE = (int)300L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINECFG_ENGINE = 300
     * }
     */
    public static int CUDNN_ATTR_ENGINECFG_ENGINE() {
        return CUDNN_ATTR_ENGINECFG_ENGINE;
    }
    private static final int CUDNN_ATTR_ENGINECFG_WORKSPACE_SIZE = (int)303L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINECFG_WORKSPACE_SIZE = 303
     * }
     */
    public static int CUDNN_ATTR_ENGINECFG_WORKSPACE_SIZE() {
        return CUDNN_ATTR_ENGINECFG_WORKSPACE_SIZE;
    }
    private static final int CUDNN_ATTR_EXECUTION_PLAN_HANDLE = (int)400L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_EXECUTION_PLAN_HANDLE = 400
     * }
     */
    public static int CUDNN_ATTR_EXECUTION_PLAN_HANDLE() {
        return CUDNN_ATTR_EXECUTION_PLAN_HANDLE;
    }
    private static final int CUDNN_ATTR_EXECUTION_PLAN_ENGINE_CONFIG = (int)401L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_EXECUTION_PLAN_ENGINE_CONFIG = 401
     * }
     */
    public static int CUDNN_ATTR_EXECUTION_PLAN_ENGINE_CONFIG() {
        return CUDNN_ATTR_EXECUTION_PLAN_ENGINE_CONFIG;
    }
    private static final int CUDNN_ATTR_EXECUTION_PLAN_WORKSPACE_SIZE = (int)402L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_EXECUTION_PLAN_WORKSPACE_SIZE = 402
     * }
     */
    public static int CUDNN_ATTR_EXECUTION_PLAN_WORKSPACE_SIZE() {
        return CUDNN_ATTR_EXECUTION_PLAN_WORKSPACE_SIZE;
    }
    private static final int CUDNN_ATTR_EXECUTION_PLAN_JSON_REPRESENTATION = (int)405L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_EXECUTION_PLAN_JSON_REPRESENTATION = 405
     * }
     */
    public static int CUDNN_ATTR_EXECUTION_PLAN_JSON_REPRESENTATION() {
        return CUDNN_ATTR_EXECUTION_PLAN_JSON_REPRESENTATION;
    }
    private static final int CUDNN_ATTR_OPERATIONGRAPH_HANDLE = (int)800L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATIONGRAPH_HANDLE = 800
     * }
     */
    public static int CUDNN_ATTR_OPERATIONGRAPH_HANDLE() {
        return CUDNN_ATTR_OPERATIONGRAPH_HANDLE;
    }
    private static final int CUDNN_ATTR_OPERATIONGRAPH_OPS = (int)801L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATIONGRAPH_OPS = 801
     * }
     */
    public static int CUDNN_ATTR_OPERATIONGRAPH_OPS() {
        return CUDNN_ATTR_OPERATIONGRAPH_OPS;
    }
    private static final int CUDNN_ATTR_OPERATIONGRAPH_ENGINE_GLOBAL_COUNT = (int)802L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATIONGRAPH_ENGINE_GLOBAL_COUNT = 802
     * }
     */
    public static int CUDNN_ATTR_OPERATIONGRAPH_ENGINE_GLOBAL_COUNT() {
        return CUDNN_ATTR_OPERATIONGRAPH_ENGINE_GLOBAL_COUNT;
    }
    private static final int CUDNN_ATTR_OPERATIONGRAPH_IS_DYNAMIC_SHAPE_ENABLED = (int)803L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATIONGRAPH_IS_DYNAMIC_SHAPE_ENABLED = 803
     * }
     */
    public static int CUDNN_ATTR_OPERATIONGRAPH_IS_DYNAMIC_SHAPE_ENABLED() {
        return CUDNN_ATTR_OPERATIONGRAPH_IS_DYNAMIC_SHAPE_ENABLED;
    }
    private static final int CUDNN_ATTR_TENSOR_BYTE_ALIGNMENT = (int)900L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_BYTE_ALIGNMENT = 900
     * }
     */
    public static int CUDNN_ATTR_TENSOR_BYTE_ALIGNMENT() {
        return CUDNN_ATTR_TENSOR_BYTE_ALIGNMENT;
    }
    private static final int CUDNN_ATTR_TENSOR_DATA_TYPE = (int)901L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_DATA_TYPE = 901
     * }
     */
    public static int CUDNN_ATTR_TENSOR_DATA_TYPE() {
        return CUDNN_ATTR_TENSOR_DATA_TYPE;
    }
    private static final int CUDNN_ATTR_TENSOR_DIMENSIONS = (int)902L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_DIMENSIONS = 902
     * }
     */
    public static int CUDNN_ATTR_TENSOR_DIMENSIONS() {
        return CUDNN_ATTR_TENSOR_DIMENSIONS;
    }
    private static final int CUDNN_ATTR_TENSOR_STRIDES = (int)903L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_STRIDES = 903
     * }
     */
    public static int CUDNN_ATTR_TENSOR_STRIDES() {
        return CUDNN_ATTR_TENSOR_STRIDES;
    }
    private static final int CUDNN_ATTR_TENSOR_VECTOR_COUNT = (int)904L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_VECTOR_COUNT = 904
     * }
     */
    public static int CUDNN_ATTR_TENSOR_VECTOR_COUNT() {
        return CUDNN_ATTR_TENSOR_VECTOR_COUNT;
    }
    private static final int CUDNN_ATTR_TENSOR_VECTORIZED_DIMENSION = (int)905L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_VECTORIZED_DIMENSION = 905
     * }
     */
    public static int CUDNN_ATTR_TENSOR_VECTORIZED_DIMENSION() {
        return CUDNN_ATTR_TENSOR_VECTORIZED_DIMENSION;
    }
    private static final int CUDNN_ATTR_TENSOR_UNIQUE_ID = (int)906L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_UNIQUE_ID = 906
     * }
     */
    public static int CUDNN_ATTR_TENSOR_UNIQUE_ID() {
        return CUDNN_ATTR_TENSOR_UNIQUE_ID;
    }
    private static final int CUDNN_ATTR_TENSOR_IS_VIRTUAL = (int)907L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_IS_VIRTUAL = 907
     * }
     */
    public static int CUDNN_ATTR_TENSOR_IS_VIRTUAL() {
        return CUDNN_ATTR_TENSOR_IS_VIRTUAL;
    }
    private static final int CUDNN_ATTR_TENSOR_IS_BY_VALUE = (int)908L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_IS_BY_VALUE = 908
     * }
     */
    public static int CUDNN_ATTR_TENSOR_IS_BY_VALUE() {
        return CUDNN_ATTR_TENSOR_IS_BY_VALUE;
    }
    private static final int CUDNN_ATTR_TENSOR_REORDERING_MODE = (int)909L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_REORDERING_MODE = 909
     * }
     */
    public static int CUDNN_ATTR_TENSOR_REORDERING_MODE() {
        return CUDNN_ATTR_TENSOR_REORDERING_MODE;
    }
    private static final int CUDNN_ATTR_TENSOR_RAGGED_OFFSET_DESC = (int)913L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_TENSOR_RAGGED_OFFSET_DESC = 913
     * }
     */
    public static int CUDNN_ATTR_TENSOR_RAGGED_OFFSET_DESC() {
        return CUDNN_ATTR_TENSOR_RAGGED_OFFSET_DESC;
    }
    private static final int CUDNN_ATTR_VARIANT_PACK_UNIQUE_IDS = (int)1000L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_VARIANT_PACK_UNIQUE_IDS = 1000
     * }
     */
    public static int CUDNN_ATTR_VARIANT_PACK_UNIQUE_IDS() {
        return CUDNN_ATTR_VARIANT_PACK_UNIQUE_IDS;
    }
    private static final int CUDNN_ATTR_VARIANT_PACK_DATA_POINTERS = (int)1001L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_VARIANT_PACK_DATA_POINTERS = 1001
     * }
     */
    public static int CUDNN_ATTR_VARIANT_PACK_DATA_POINTERS() {
        return CUDNN_ATTR_VARIANT_PACK_DATA_POINTERS;
    }
    private static final int CUDNN_ATTR_VARIANT_PACK_WORKSPACE = (int)1003L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_VARIANT_PACK_WORKSPACE = 1003
     * }
     */
    public static int CUDNN_ATTR_VARIANT_PACK_WORKSPACE() {
        return CUDNN_ATTR_VARIANT_PACK_WORKSPACE;
    }
    private static final int CUDNN_ATTR_ENGINE_OPERATION_GRAPH = (int)1300L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINE_OPERATION_GRAPH = 1300
     * }
     */
    public static int CUDNN_ATTR_ENGINE_OPERATION_GRAPH() {
        return CUDNN_ATTR_ENGINE_OPERATION_GRAPH;
    }
    private static final int CUDNN_ATTR_ENGINE_GLOBAL_INDEX = (int)1301L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINE_GLOBAL_INDEX = 1301
     * }
     */
    public static int CUDNN_ATTR_ENGINE_GLOBAL_INDEX() {
        return CUDNN_ATTR_ENGINE_GLOBAL_INDEX;
    }
    private static final int CUDNN_ATTR_ENGINE_NUMERICAL_NOTE = (int)1303L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINE_NUMERICAL_NOTE = 1303
     * }
     */
    public static int CUDNN_ATTR_ENGINE_NUMERICAL_NOTE() {
        return CUDNN_ATTR_ENGINE_NUMERICAL_NOTE;
    }
    private static final int CUDNN_ATTR_ENGINE_BEHAVIOR_NOTE = (int)1305L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_ENGINE_BEHAVIOR_NOTE = 1305
     * }
     */
    public static int CUDNN_ATTR_ENGINE_BEHAVIOR_NOTE() {
        return CUDNN_ATTR_ENGINE_BEHAVIOR_NOTE;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_QDESC = (int)2800L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_QDESC = 2800
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_QDESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_QDESC;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_KDESC = (int)2801L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_KDESC = 2801
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_KDESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_KDESC;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_VDESC = (int)2802L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_VDESC = 2802
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_VDESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_VDESC;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_ODESC = (int)2803L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_ODESC = 2803
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_ODESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_ODESC;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_STATSDESC = (int)2804L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_STATSDESC = 2804
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_STATSDESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_STATSDESC;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_SCALEDESC = (int)2805L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_SCALEDESC = 2805
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_SCALEDESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_SCALEDESC;
    }
    private static final int CUDNN_ATTR_OPERATION_SDPA_FWD_BLOCK_MASK_DESC = (int)2806L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_ATTR_OPERATION_SDPA_FWD_BLOCK_MASK_DESC = 2806
     * }
     */
    public static int CUDNN_ATTR_OPERATION_SDPA_FWD_BLOCK_MASK_DESC() {
        return CUDNN_ATTR_OPERATION_SDPA_FWD_BLOCK_MASK_DESC;
    }
    private static final int CUDNN_TYPE_HANDLE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_HANDLE = 0
     * }
     */
    public static int CUDNN_TYPE_HANDLE() {
        return CUDNN_TYPE_HANDLE;
    }
    private static final int CUDNN_TYPE_DATA_TYPE = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_DATA_TYPE = 1
     * }
     */
    public static int CUDNN_TYPE_DATA_TYPE() {
        return CUDNN_TYPE_DATA_TYPE;
    }
    private static final int CUDNN_TYPE_BOOLEAN = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_BOOLEAN = 2
     * }
     */
    public static int CUDNN_TYPE_BOOLEAN() {
        return CUDNN_TYPE_BOOLEAN;
    }
    private static final int CUDNN_TYPE_INT64 = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_INT64 = 3
     * }
     */
    public static int CUDNN_TYPE_INT64() {
        return CUDNN_TYPE_INT64;
    }
    private static final int CUDNN_TYPE_FLOAT = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_FLOAT = 4
     * }
     */
    public static int CUDNN_TYPE_FLOAT() {
        return CUDNN_TYPE_FLOAT;
    }
    private static final int CUDNN_TYPE_DOUBLE = (int)5L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_DOUBLE = 5
     * }
     */
    public static int CUDNN_TYPE_DOUBLE() {
        return CUDNN_TYPE_DOUBLE;
    }
    private static final int CUDNN_TYPE_VOID_PTR = (int)6L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_VOID_PTR = 6
     * }
     */
    public static int CUDNN_TYPE_VOID_PTR() {
        return CUDNN_TYPE_VOID_PTR;
    }
    private static final int CUDNN_TYPE_HEUR_MODE = (int)8L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_HEUR_MODE = 8
     * }
     */
    public static int CUDNN_TYPE_HEUR_MODE() {
        return CUDNN_TYPE_HEUR_MODE;
    }
    private static final int CUDNN_TYPE_NUMERICAL_NOTE = (int)11L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_NUMERICAL_NOTE = 11
     * }
     */
    public static int CUDNN_TYPE_NUMERICAL_NOTE() {
        return CUDNN_TYPE_NUMERICAL_NOTE;
    }
    private static final int CUDNN_TYPE_BACKEND_DESCRIPTOR = (int)15L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_BACKEND_DESCRIPTOR = 15
     * }
     */
    public static int CUDNN_TYPE_BACKEND_DESCRIPTOR() {
        return CUDNN_TYPE_BACKEND_DESCRIPTOR;
    }
    private static final int CUDNN_TYPE_BEHAVIOR_NOTE = (int)19L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_BEHAVIOR_NOTE = 19
     * }
     */
    public static int CUDNN_TYPE_BEHAVIOR_NOTE() {
        return CUDNN_TYPE_BEHAVIOR_NOTE;
    }
    private static final int CUDNN_TYPE_TENSOR_REORDERING_MODE = (int)20L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_TENSOR_REORDERING_MODE = 20
     * }
     */
    public static int CUDNN_TYPE_TENSOR_REORDERING_MODE() {
        return CUDNN_TYPE_TENSOR_REORDERING_MODE;
    }
    private static final int CUDNN_TYPE_INT32 = (int)23L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TYPE_INT32 = 23
     * }
     */
    public static int CUDNN_TYPE_INT32() {
        return CUDNN_TYPE_INT32;
    }
    private static final int CUDNN_BACKEND_ENGINE_DESCRIPTOR = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_ENGINE_DESCRIPTOR = 2
     * }
     */
    public static int CUDNN_BACKEND_ENGINE_DESCRIPTOR() {
        return CUDNN_BACKEND_ENGINE_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_ENGINECFG_DESCRIPTOR = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_ENGINECFG_DESCRIPTOR = 3
     * }
     */
    public static int CUDNN_BACKEND_ENGINECFG_DESCRIPTOR() {
        return CUDNN_BACKEND_ENGINECFG_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_ENGINEHEUR_DESCRIPTOR = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_ENGINEHEUR_DESCRIPTOR = 4
     * }
     */
    public static int CUDNN_BACKEND_ENGINEHEUR_DESCRIPTOR() {
        return CUDNN_BACKEND_ENGINEHEUR_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR = (int)5L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR = 5
     * }
     */
    public static int CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR() {
        return CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_OPERATIONGRAPH_DESCRIPTOR = (int)15L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_OPERATIONGRAPH_DESCRIPTOR = 15
     * }
     */
    public static int CUDNN_BACKEND_OPERATIONGRAPH_DESCRIPTOR() {
        return CUDNN_BACKEND_OPERATIONGRAPH_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_VARIANT_PACK_DESCRIPTOR = (int)16L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_VARIANT_PACK_DESCRIPTOR = 16
     * }
     */
    public static int CUDNN_BACKEND_VARIANT_PACK_DESCRIPTOR() {
        return CUDNN_BACKEND_VARIANT_PACK_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_TENSOR_DESCRIPTOR = (int)17L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_TENSOR_DESCRIPTOR = 17
     * }
     */
    public static int CUDNN_BACKEND_TENSOR_DESCRIPTOR() {
        return CUDNN_BACKEND_TENSOR_DESCRIPTOR;
    }
    private static final int CUDNN_BACKEND_OPERATION_SDPA_FWD_DESCRIPTOR = (int)41L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BACKEND_OPERATION_SDPA_FWD_DESCRIPTOR = 41
     * }
     */
    public static int CUDNN_BACKEND_OPERATION_SDPA_FWD_DESCRIPTOR() {
        return CUDNN_BACKEND_OPERATION_SDPA_FWD_DESCRIPTOR;
    }
    private static final int CUDNN_NUMERICAL_NOTE_TENSOR_CORE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_NUMERICAL_NOTE_TENSOR_CORE = 0
     * }
     */
    public static int CUDNN_NUMERICAL_NOTE_TENSOR_CORE() {
        return CUDNN_NUMERICAL_NOTE_TENSOR_CORE;
    }
    private static final int CUDNN_NUMERICAL_NOTE_NONDETERMINISTIC = (int)4L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_NUMERICAL_NOTE_NONDETERMINISTIC = 4
     * }
     */
    public static int CUDNN_NUMERICAL_NOTE_NONDETERMINISTIC() {
        return CUDNN_NUMERICAL_NOTE_NONDETERMINISTIC;
    }
    private static final int CUDNN_BEHAVIOR_NOTE_RUNTIME_COMPILATION = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BEHAVIOR_NOTE_RUNTIME_COMPILATION = 0
     * }
     */
    public static int CUDNN_BEHAVIOR_NOTE_RUNTIME_COMPILATION() {
        return CUDNN_BEHAVIOR_NOTE_RUNTIME_COMPILATION;
    }
    private static final int CUDNN_BEHAVIOR_NOTE_SUPPORTS_CUDA_GRAPH_NATIVE_API = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_BEHAVIOR_NOTE_SUPPORTS_CUDA_GRAPH_NATIVE_API = 3
     * }
     */
    public static int CUDNN_BEHAVIOR_NOTE_SUPPORTS_CUDA_GRAPH_NATIVE_API() {
        return CUDNN_BEHAVIOR_NOTE_SUPPORTS_CUDA_GRAPH_NATIVE_API;
    }
    private static final int CUDNN_HEUR_MODE_INSTANT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_HEUR_MODE_INSTANT = 0
     * }
     */
    public static int CUDNN_HEUR_MODE_INSTANT() {
        return CUDNN_HEUR_MODE_INSTANT;
    }
    private static final int CUDNN_HEUR_MODE_B = (int)1L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_HEUR_MODE_B = 1
     * }
     */
    public static int CUDNN_HEUR_MODE_B() {
        return CUDNN_HEUR_MODE_B;
    }
    private static final int CUDNN_HEUR_MODE_FALLBACK = (int)2L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_HEUR_MODE_FALLBACK = 2
     * }
     */
    public static int CUDNN_HEUR_MODE_FALLBACK() {
        return CUDNN_HEUR_MODE_FALLBACK;
    }
    private static final int CUDNN_HEUR_MODE_A = (int)3L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_HEUR_MODE_A = 3
     * }
     */
    public static int CUDNN_HEUR_MODE_A() {
        return CUDNN_HEUR_MODE_A;
    }
    private static final int CUDNN_TENSOR_REORDERING_NONE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum <anonymous>.CUDNN_TENSOR_REORDERING_NONE = 0
     * }
     */
    public static int CUDNN_TENSOR_REORDERING_NONE() {
        return CUDNN_TENSOR_REORDERING_NONE;
    }

    private static class cudnnBackendCreateDescriptor {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_INT,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnBackendCreateDescriptor");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendCreateDescriptor(cudnnBackendDescriptorType_t descriptorType, cudnnBackendDescriptor_t *descriptor)
     * }
     */
    public static FunctionDescriptor cudnnBackendCreateDescriptor$descriptor() {
        return cudnnBackendCreateDescriptor.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendCreateDescriptor(cudnnBackendDescriptorType_t descriptorType, cudnnBackendDescriptor_t *descriptor)
     * }
     */
    public static MethodHandle cudnnBackendCreateDescriptor$handle() {
        return cudnnBackendCreateDescriptor.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendCreateDescriptor(cudnnBackendDescriptorType_t descriptorType, cudnnBackendDescriptor_t *descriptor)
     * }
     */
    public static MemorySegment cudnnBackendCreateDescriptor$address() {
        return cudnnBackendCreateDescriptor.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendCreateDescriptor(cudnnBackendDescriptorType_t descriptorType, cudnnBackendDescriptor_t *descriptor)
     * }
     */
    public static int cudnnBackendCreateDescriptor(int descriptorType, MemorySegment descriptor) {
        var mh$ = cudnnBackendCreateDescriptor.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnBackendCreateDescriptor", descriptorType, descriptor);
            }
            return (int)mh$.invokeExact(descriptorType, descriptor);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnBackendDestroyDescriptor {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnBackendDestroyDescriptor");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendDestroyDescriptor(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static FunctionDescriptor cudnnBackendDestroyDescriptor$descriptor() {
        return cudnnBackendDestroyDescriptor.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendDestroyDescriptor(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static MethodHandle cudnnBackendDestroyDescriptor$handle() {
        return cudnnBackendDestroyDescriptor.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendDestroyDescriptor(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static MemorySegment cudnnBackendDestroyDescriptor$address() {
        return cudnnBackendDestroyDescriptor.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendDestroyDescriptor(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static int cudnnBackendDestroyDescriptor(MemorySegment descriptor) {
        var mh$ = cudnnBackendDestroyDescriptor.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnBackendDestroyDescriptor", descriptor);
            }
            return (int)mh$.invokeExact(descriptor);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnBackendFinalize {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnBackendFinalize");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendFinalize(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static FunctionDescriptor cudnnBackendFinalize$descriptor() {
        return cudnnBackendFinalize.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendFinalize(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static MethodHandle cudnnBackendFinalize$handle() {
        return cudnnBackendFinalize.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendFinalize(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static MemorySegment cudnnBackendFinalize$address() {
        return cudnnBackendFinalize.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendFinalize(cudnnBackendDescriptor_t descriptor)
     * }
     */
    public static int cudnnBackendFinalize(MemorySegment descriptor) {
        var mh$ = cudnnBackendFinalize.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnBackendFinalize", descriptor);
            }
            return (int)mh$.invokeExact(descriptor);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnBackendSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER,
            Cudnn.C_INT,
            Cudnn.C_INT,
            Cudnn.C_LONG,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnBackendSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendSetAttribute(cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t elementCount, const void *arrayOfElements)
     * }
     */
    public static FunctionDescriptor cudnnBackendSetAttribute$descriptor() {
        return cudnnBackendSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendSetAttribute(cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t elementCount, const void *arrayOfElements)
     * }
     */
    public static MethodHandle cudnnBackendSetAttribute$handle() {
        return cudnnBackendSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendSetAttribute(cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t elementCount, const void *arrayOfElements)
     * }
     */
    public static MemorySegment cudnnBackendSetAttribute$address() {
        return cudnnBackendSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendSetAttribute(cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t elementCount, const void *arrayOfElements)
     * }
     */
    public static int cudnnBackendSetAttribute(MemorySegment descriptor, int attributeName, int attributeType, long elementCount, MemorySegment arrayOfElements) {
        var mh$ = cudnnBackendSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnBackendSetAttribute", descriptor, attributeName, attributeType, elementCount, arrayOfElements);
            }
            return (int)mh$.invokeExact(descriptor, attributeName, attributeType, elementCount, arrayOfElements);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnBackendGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER,
            Cudnn.C_INT,
            Cudnn.C_INT,
            Cudnn.C_LONG,
            Cudnn.C_POINTER,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnBackendGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendGetAttribute(const cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t requestedElementCount, int64_t *elementCount, void *arrayOfElements)
     * }
     */
    public static FunctionDescriptor cudnnBackendGetAttribute$descriptor() {
        return cudnnBackendGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendGetAttribute(const cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t requestedElementCount, int64_t *elementCount, void *arrayOfElements)
     * }
     */
    public static MethodHandle cudnnBackendGetAttribute$handle() {
        return cudnnBackendGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendGetAttribute(const cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t requestedElementCount, int64_t *elementCount, void *arrayOfElements)
     * }
     */
    public static MemorySegment cudnnBackendGetAttribute$address() {
        return cudnnBackendGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendGetAttribute(const cudnnBackendDescriptor_t descriptor, cudnnBackendAttributeName_t attributeName, cudnnBackendAttributeType_t attributeType, int64_t requestedElementCount, int64_t *elementCount, void *arrayOfElements)
     * }
     */
    public static int cudnnBackendGetAttribute(MemorySegment descriptor, int attributeName, int attributeType, long requestedElementCount, MemorySegment elementCount, MemorySegment arrayOfElements) {
        var mh$ = cudnnBackendGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnBackendGetAttribute", descriptor, attributeName, attributeType, requestedElementCount, elementCount, arrayOfElements);
            }
            return (int)mh$.invokeExact(descriptor, attributeName, attributeType, requestedElementCount, elementCount, arrayOfElements);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cudnnBackendExecute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cudnn.C_INT,
            Cudnn.C_POINTER,
            Cudnn.C_POINTER,
            Cudnn.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cudnnBackendExecute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendExecute(cudnnHandle_t handle, cudnnBackendDescriptor_t executionPlan, cudnnBackendDescriptor_t variantPack)
     * }
     */
    public static FunctionDescriptor cudnnBackendExecute$descriptor() {
        return cudnnBackendExecute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendExecute(cudnnHandle_t handle, cudnnBackendDescriptor_t executionPlan, cudnnBackendDescriptor_t variantPack)
     * }
     */
    public static MethodHandle cudnnBackendExecute$handle() {
        return cudnnBackendExecute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendExecute(cudnnHandle_t handle, cudnnBackendDescriptor_t executionPlan, cudnnBackendDescriptor_t variantPack)
     * }
     */
    public static MemorySegment cudnnBackendExecute$address() {
        return cudnnBackendExecute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * cudnnStatus_t cudnnBackendExecute(cudnnHandle_t handle, cudnnBackendDescriptor_t executionPlan, cudnnBackendDescriptor_t variantPack)
     * }
     */
    public static int cudnnBackendExecute(MemorySegment handle, MemorySegment executionPlan, MemorySegment variantPack) {
        var mh$ = cudnnBackendExecute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cudnnBackendExecute", handle, executionPlan, variantPack);
            }
            return (int)mh$.invokeExact(handle, executionPlan, variantPack);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
    private static final int CUDNN_VERSION = (int)91400L;
    /**
     * {@snippet lang=c :
     * #define CUDNN_VERSION 91400
     * }
     */
    public static int CUDNN_VERSION() {
        return CUDNN_VERSION;
    }
}
