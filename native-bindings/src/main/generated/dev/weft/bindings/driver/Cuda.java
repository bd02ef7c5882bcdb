// SPDX-License-Identifier: Apache-2.0
// Generated, do not edit: by jextract/regenerate from the driver API's headers of CUDA 13.0.

package dev.weft.bindings.driver;

import java.lang.invoke.*;
import java.lang.foreign.*;
import java.nio.ByteOrder;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

import static java.lang.foreign.ValueLayout.*;
import static java.lang.foreign.MemoryLayout.PathElement.*;

@SuppressWarnings("restricted") // calling native code is what it is for
public class Cuda extends Cuda$shared {

    Cuda() {
        // Should not be called directly
    }

    static final SymbolLookup SYMBOL_LOOKUP = dev.weft.bindings.NativeLibrary.CUDA_DRIVER.lookup();

    private static final int CUDA_VERSION = (int)13000L;
    /**
     * {@snippet lang=c :
     * #define CUDA_VERSION 13000
     * }
     */
    public static int CUDA_VERSION() {
        return CUDA_VERSION;
    }
    private static final int CU_MEMHOSTALLOC_PORTABLE = (int)1L;
    /**
     * {@snippet lang=c :
     * #define CU_MEMHOSTALLOC_PORTABLE 1
     * }
     */
    public static int CU_MEMHOSTALLOC_PORTABLE() {
        return CU_MEMHOSTALLOC_PORTABLE;
    }
    private static final int CU_MEMHOSTALLOC_DEVICEMAP = (int)2L;
    /**
     * {@snippet lang=c :
     * #define CU_MEMHOSTALLOC_DEVICEMAP 2
     * }
     */
    public static int CU_MEMHOSTALLOC_DEVICEMAP() {
        return CU_MEMHOSTALLOC_DEVICEMAP;
    }
    private static final int CU_MEMHOSTALLOC_WRITECOMBINED = (int)4L;
    /**
     * {@snippet lang=c :
     * #define CU_MEMHOSTALLOC_WRITECOMBINED 4
     * }
     */
    public static int CU_MEMHOSTALLOC_WRITECOMBINED() {
        return CU_MEMHOSTALLOC_WRITECOMBINED;
    }
    private static final int CU_STREAM_DEFAULT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUstream_flags_enum.CU_STREAM_DEFAULT = 0
     * }
     */
    public static int CU_STREAM_DEFAULT() {
        return CU_STREAM_DEFAULT;
    }
    private static final int CU_STREAM_NON_BLOCKING = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUstream_flags_enum.CU_STREAM_NON_BLOCKING = 1
     * }
     */
    public static int CU_STREAM_NON_BLOCKING() {
        return CU_STREAM_NON_BLOCKING;
    }
    private static final int CU_EVENT_DEFAULT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUevent_flags_enum.CU_EVENT_DEFAULT = 0
     * }
     */
    public static int CU_EVENT_DEFAULT() {
        return CU_EVENT_DEFAULT;
    }
    private static final int CU_EVENT_BLOCKING_SYNC = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUevent_flags_enum.CU_EVENT_BLOCKING_SYNC = 1
     * }
     */
    public static int CU_EVENT_BLOCKING_SYNC() {
        return CU_EVENT_BLOCKING_SYNC;
    }
    private static final int CU_EVENT_DISABLE_TIMING = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUevent_flags_enum.CU_EVENT_DISABLE_TIMING = 2
     * }
     */
    public static int CU_EVENT_DISABLE_TIMING() {
        return CU_EVENT_DISABLE_TIMING;
    }
    private static final int CU_EVENT_WAIT_DEFAULT = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUevent_wait_flags_enum.CU_EVENT_WAIT_DEFAULT = 0
     * }
     */
    public static int CU_EVENT_WAIT_DEFAULT() {
        return CU_EVENT_WAIT_DEFAULT;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK = (int)8L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK = 8
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK() {
        return CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK;
    }
    private static final int CU_DEVICE_ATTRIBUTE_WARP_SIZE = (int)10L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_WARP_SIZE = 10
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_WARP_SIZE() {
        return CU_DEVICE_ATTRIBUTE_WARP_SIZE;
    }
    private static final int CU_DEVICE_ATTRIBUTE_CLOCK_RATE = (int)13L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_CLOCK_RATE = 13
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_CLOCK_RATE() {
        return CU_DEVICE_ATTRIBUTE_CLOCK_RATE;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT = (int)16L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT = 16
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT() {
        return CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;
    }
    private static final int CU_DEVICE_ATTRIBUTE_INTEGRATED = (int)18L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_INTEGRATED = 18
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_INTEGRATED() {
        return CU_DEVICE_ATTRIBUTE_INTEGRATED;
    }
    private static final int CU_DEVICE_ATTRIBUTE_COMPUTE_MODE = (int)20L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_COMPUTE_MODE = 20
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_COMPUTE_MODE() {
        return CU_DEVICE_ATTRIBUTE_COMPUTE_MODE;
    }
    private static final int CU_DEVICE_ATTRIBUTE_PCI_BUS_ID = (int)33L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_PCI_BUS_ID = 33
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_PCI_BUS_ID() {
        return CU_DEVICE_ATTRIBUTE_PCI_BUS_ID;
    }
    private static final int CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID = (int)34L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID = 34
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID() {
        return CU_DEVICE_ATTRIBUTE_PCI_DEVICE_ID;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE = (int)36L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE = 36
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE() {
        return CU_DEVICE_ATTRIBUTE_MEMORY_CLOCK_RATE;
    }
    private static final int CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH = (int)37L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH = 37
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH() {
        return CU_DEVICE_ATTRIBUTE_GLOBAL_MEMORY_BUS_WIDTH;
    }
    private static final int CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE = (int)38L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE = 38
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE() {
        return CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR = (int)39L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR = 39
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR() {
        return CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_MULTIPROCESSOR;
    }
    private static final int CU_DEVICE_ATTRIBUTE_UNIFIED_ADDRESSING = (int)41L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_UNIFIED_ADDRESSING = 41
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_UNIFIED_ADDRESSING() {
        return CU_DEVICE_ATTRIBUTE_UNIFIED_ADDRESSING;
    }
    private static final int CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID = (int)50L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID = 50
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID() {
        return CU_DEVICE_ATTRIBUTE_PCI_DOMAIN_ID;
    }
    private static final int CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR = (int)75L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR = 75
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR() {
        return CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
    }
    private static final int CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR = (int)76L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR = 76
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR() {
        return CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR = (int)81L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR = 81
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR() {
        return CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR = (int)82L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR = 82
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR() {
        return CU_DEVICE_ATTRIBUTE_MAX_REGISTERS_PER_MULTIPROCESSOR;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN = (int)97L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN = 97
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN() {
        return CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MAX_PERSISTING_L2_CACHE_SIZE = (int)108L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MAX_PERSISTING_L2_CACHE_SIZE = 108
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MAX_PERSISTING_L2_CACHE_SIZE() {
        return CU_DEVICE_ATTRIBUTE_MAX_PERSISTING_L2_CACHE_SIZE;
    }
    private static final int CU_DEVICE_ATTRIBUTE_RESERVED_SHARED_MEMORY_PER_BLOCK = (int)111L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_RESERVED_SHARED_MEMORY_PER_BLOCK = 111
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_RESERVED_SHARED_MEMORY_PER_BLOCK() {
        return CU_DEVICE_ATTRIBUTE_RESERVED_SHARED_MEMORY_PER_BLOCK;
    }
    private static final int CU_DEVICE_ATTRIBUTE_MEMORY_POOLS_SUPPORTED = (int)115L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_MEMORY_POOLS_SUPPORTED = 115
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_MEMORY_POOLS_SUPPORTED() {
        return CU_DEVICE_ATTRIBUTE_MEMORY_POOLS_SUPPORTED;
    }
    private static final int CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH = (int)120L;
    /**
     * {@snippet lang=c :
     * enum CUdevice_attribute_enum.CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH = 120
     * }
     */
    public static int CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH() {
        return CU_DEVICE_ATTRIBUTE_CLUSTER_LAUNCH;
    }
    private static final int CU_POINTER_ATTRIBUTE_MEMORY_TYPE = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUpointer_attribute_enum.CU_POINTER_ATTRIBUTE_MEMORY_TYPE = 2
     * }
     */
    public static int CU_POINTER_ATTRIBUTE_MEMORY_TYPE() {
        return CU_POINTER_ATTRIBUTE_MEMORY_TYPE;
    }
    private static final int CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL = (int)9L;
    /**
     * {@snippet lang=c :
     * enum CUpointer_attribute_enum.CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL = 9
     * }
     */
    public static int CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL() {
        return CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL;
    }
    private static final int CU_POINTER_ATTRIBUTE_RANGE_START_ADDR = (int)11L;
    /**
     * {@snippet lang=c :
     * enum CUpointer_attribute_enum.CU_POINTER_ATTRIBUTE_RANGE_START_ADDR = 11
     * }
     */
    public static int CU_POINTER_ATTRIBUTE_RANGE_START_ADDR() {
        return CU_POINTER_ATTRIBUTE_RANGE_START_ADDR;
    }
    private static final int CU_POINTER_ATTRIBUTE_RANGE_SIZE = (int)12L;
    /**
     * {@snippet lang=c :
     * enum CUpointer_attribute_enum.CU_POINTER_ATTRIBUTE_RANGE_SIZE = 12
     * }
     */
    public static int CU_POINTER_ATTRIBUTE_RANGE_SIZE() {
        return CU_POINTER_ATTRIBUTE_RANGE_SIZE;
    }
    private static final int CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK = 0
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK() {
        return CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK;
    }
    private static final int CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES = 1
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES() {
        return CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES;
    }
    private static final int CU_FUNC_ATTRIBUTE_CONST_SIZE_BYTES = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_CONST_SIZE_BYTES = 2
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_CONST_SIZE_BYTES() {
        return CU_FUNC_ATTRIBUTE_CONST_SIZE_BYTES;
    }
    private static final int CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES = (int)3L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES = 3
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES() {
        return CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES;
    }
    private static final int CU_FUNC_ATTRIBUTE_NUM_REGS = (int)4L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_NUM_REGS = 4
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_NUM_REGS() {
        return CU_FUNC_ATTRIBUTE_NUM_REGS;
    }
    private static final int CU_FUNC_ATTRIBUTE_PTX_VERSION = (int)5L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_PTX_VERSION = 5
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_PTX_VERSION() {
        return CU_FUNC_ATTRIBUTE_PTX_VERSION;
    }
    private static final int CU_FUNC_ATTRIBUTE_BINARY_VERSION = (int)6L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_BINARY_VERSION = 6
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_BINARY_VERSION() {
        return CU_FUNC_ATTRIBUTE_BINARY_VERSION;
    }
    private static final int CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES = (int)8L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES = 8
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES() {
        return CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES;
    }
    private static final int CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT = (int)9L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT = 9
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT() {
        return CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT;
    }
    private static final int CU_FUNC_ATTRIBUTE_NON_PORTABLE_CLUSTER_SIZE_ALLOWED = (int)14L;
    /**
     * {@snippet lang=c :
     * enum CUfunction_attribute_enum.CU_FUNC_ATTRIBUTE_NON_PORTABLE_CLUSTER_SIZE_ALLOWED = 14
     * }
     */
    public static int CU_FUNC_ATTRIBUTE_NON_PORTABLE_CLUSTER_SIZE_ALLOWED() {
        return CU_FUNC_ATTRIBUTE_NON_PORTABLE_CLUSTER_SIZE_ALLOWED;
    }
    private static final int CU_MEMORYTYPE_HOST = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUmemorytype_enum.CU_MEMORYTYPE_HOST = 1
     * }
     */
    public static int CU_MEMORYTYPE_HOST() {
        return CU_MEMORYTYPE_HOST;
    }
    private static final int CU_MEMORYTYPE_DEVICE = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUmemorytype_enum.CU_MEMORYTYPE_DEVICE = 2
     * }
     */
    public static int CU_MEMORYTYPE_DEVICE() {
        return CU_MEMORYTYPE_DEVICE;
    }
    private static final int CU_JIT_INFO_LOG_BUFFER = (int)3L;
    /**
     * {@snippet lang=c :
     * enum CUjit_option_enum.CU_JIT_INFO_LOG_BUFFER = 3
     * }
     */
    public static int CU_JIT_INFO_LOG_BUFFER() {
        return CU_JIT_INFO_LOG_BUFFER;
    }
    private static final int CU_JIT_INFO_LOG_BUFFER_SIZE_BYTES = (int)4L;
    /**
     * {@snippet lang=c :
     * enum CUjit_option_enum.CU_JIT_INFO_LOG_BUFFER_SIZE_BYTES = 4
     * }
     */
    public static int CU_JIT_INFO_LOG_BUFFER_SIZE_BYTES() {
        return CU_JIT_INFO_LOG_BUFFER_SIZE_BYTES;
    }
    private static final int CU_JIT_ERROR_LOG_BUFFER = (int)5L;
    /**
     * {@snippet lang=c :
     * enum CUjit_option_enum.CU_JIT_ERROR_LOG_BUFFER = 5
     * }
     */
    public static int CU_JIT_ERROR_LOG_BUFFER() {
        return CU_JIT_ERROR_LOG_BUFFER;
    }
    private static final int CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES = (int)6L;
    /**
     * {@snippet lang=c :
     * enum CUjit_option_enum.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES = 6
     * }
     */
    public static int CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES() {
        return CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES;
    }
    private static final int CU_GRAPH_NODE_TYPE_KERNEL = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUgraphNodeType_enum.CU_GRAPH_NODE_TYPE_KERNEL = 0
     * }
     */
    public static int CU_GRAPH_NODE_TYPE_KERNEL() {
        return CU_GRAPH_NODE_TYPE_KERNEL;
    }
    private static final int CU_GRAPH_NODE_TYPE_MEMCPY = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUgraphNodeType_enum.CU_GRAPH_NODE_TYPE_MEMCPY = 1
     * }
     */
    public static int CU_GRAPH_NODE_TYPE_MEMCPY() {
        return CU_GRAPH_NODE_TYPE_MEMCPY;
    }
    private static final int CU_GRAPH_NODE_TYPE_MEMSET = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUgraphNodeType_enum.CU_GRAPH_NODE_TYPE_MEMSET = 2
     * }
     */
    public static int CU_GRAPH_NODE_TYPE_MEMSET() {
        return CU_GRAPH_NODE_TYPE_MEMSET;
    }
    private static final int CU_GRAPH_NODE_TYPE_MEM_ALLOC = (int)10L;
    /**
     * {@snippet lang=c :
     * enum CUgraphNodeType_enum.CU_GRAPH_NODE_TYPE_MEM_ALLOC = 10
     * }
     */
    public static int CU_GRAPH_NODE_TYPE_MEM_ALLOC() {
        return CU_GRAPH_NODE_TYPE_MEM_ALLOC;
    }
    private static final int CU_GRAPH_NODE_TYPE_MEM_FREE = (int)11L;
    /**
     * {@snippet lang=c :
     * enum CUgraphNodeType_enum.CU_GRAPH_NODE_TYPE_MEM_FREE = 11
     * }
     */
    public static int CU_GRAPH_NODE_TYPE_MEM_FREE() {
        return CU_GRAPH_NODE_TYPE_MEM_FREE;
    }
    private static final int CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION = (int)4L;
    /**
     * {@snippet lang=c :
     * enum CUlaunchAttributeID_enum.CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION = 4
     * }
     */
    public static int CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION() {
        return CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION;
    }
    private static final int CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION = (int)6L;
    /**
     * {@snippet lang=c :
     * enum CUlaunchAttributeID_enum.CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION = 6
     * }
     */
    public static int CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION() {
        return CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION;
    }
    private static final int CU_STREAM_CAPTURE_MODE_GLOBAL = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUstreamCaptureMode_enum.CU_STREAM_CAPTURE_MODE_GLOBAL = 0
     * }
     */
    public static int CU_STREAM_CAPTURE_MODE_GLOBAL() {
        return CU_STREAM_CAPTURE_MODE_GLOBAL;
    }
    private static final int CU_STREAM_CAPTURE_MODE_THREAD_LOCAL = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUstreamCaptureMode_enum.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL = 1
     * }
     */
    public static int CU_STREAM_CAPTURE_MODE_THREAD_LOCAL() {
        return CU_STREAM_CAPTURE_MODE_THREAD_LOCAL;
    }
    private static final int CU_STREAM_CAPTURE_MODE_RELAXED = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUstreamCaptureMode_enum.CU_STREAM_CAPTURE_MODE_RELAXED = 2
     * }
     */
    public static int CU_STREAM_CAPTURE_MODE_RELAXED() {
        return CU_STREAM_CAPTURE_MODE_RELAXED;
    }
    private static final int CUDA_SUCCESS = (int)0L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_SUCCESS = 0
     * }
     */
    public static int CUDA_SUCCESS() {
        return CUDA_SUCCESS;
    }
    private static final int CUDA_ERROR_INVALID_VALUE = (int)1L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_VALUE = 1
     * }
     */
    public static int CUDA_ERROR_INVALID_VALUE() {
        return CUDA_ERROR_INVALID_VALUE;
    }
    private static final int CUDA_ERROR_OUT_OF_MEMORY = (int)2L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_OUT_OF_MEMORY = 2
     * }
     */
    public static int CUDA_ERROR_OUT_OF_MEMORY() {
        return CUDA_ERROR_OUT_OF_MEMORY;
    }
    private static final int CUDA_ERROR_NOT_INITIALIZED = (int)3L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NOT_INITIALIZED = 3
     * }
     */
    public static int CUDA_ERROR_NOT_INITIALIZED() {
        return CUDA_ERROR_NOT_INITIALIZED;
    }
    private static final int CUDA_ERROR_DEINITIALIZED = (int)4L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_DEINITIALIZED = 4
     * }
     */
    public static int CUDA_ERROR_DEINITIALIZED() {
        return CUDA_ERROR_DEINITIALIZED;
    }
    private static final int CUDA_ERROR_STUB_LIBRARY = (int)34L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_STUB_LIBRARY = 34
     * }
     */
    public static int CUDA_ERROR_STUB_LIBRARY() {
        return CUDA_ERROR_STUB_LIBRARY;
    }
    private static final int CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER = (int)36L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER = 36
     * }
     */
    public static int CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER() {
        return CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER;
    }
    private static final int CUDA_ERROR_DEVICE_UNAVAILABLE = (int)46L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_DEVICE_UNAVAILABLE = 46
     * }
     */
    public static int CUDA_ERROR_DEVICE_UNAVAILABLE() {
        return CUDA_ERROR_DEVICE_UNAVAILABLE;
    }
    private static final int CUDA_ERROR_NO_DEVICE = (int)100L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NO_DEVICE = 100
     * }
     */
    public static int CUDA_ERROR_NO_DEVICE() {
        return CUDA_ERROR_NO_DEVICE;
    }
    private static final int CUDA_ERROR_INVALID_DEVICE = (int)101L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_DEVICE = 101
     * }
     */
    public static int CUDA_ERROR_INVALID_DEVICE() {
        return CUDA_ERROR_INVALID_DEVICE;
    }
    private static final int CUDA_ERROR_INVALID_IMAGE = (int)200L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_IMAGE = 200
     * }
     */
    public static int CUDA_ERROR_INVALID_IMAGE() {
        return CUDA_ERROR_INVALID_IMAGE;
    }
    private static final int CUDA_ERROR_INVALID_CONTEXT = (int)201L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_CONTEXT = 201
     * }
     */
    public static int CUDA_ERROR_INVALID_CONTEXT() {
        return CUDA_ERROR_INVALID_CONTEXT;
    }
    private static final int CUDA_ERROR_NO_BINARY_FOR_GPU = (int)209L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NO_BINARY_FOR_GPU = 209
     * }
     */
    public static int CUDA_ERROR_NO_BINARY_FOR_GPU() {
        return CUDA_ERROR_NO_BINARY_FOR_GPU;
    }
    private static final int CUDA_ERROR_ECC_UNCORRECTABLE = (int)214L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_ECC_UNCORRECTABLE = 214
     * }
     */
    public static int CUDA_ERROR_ECC_UNCORRECTABLE() {
        return CUDA_ERROR_ECC_UNCORRECTABLE;
    }
    private static final int CUDA_ERROR_INVALID_PTX = (int)218L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_PTX = 218
     * }
     */
    public static int CUDA_ERROR_INVALID_PTX() {
        return CUDA_ERROR_INVALID_PTX;
    }
    private static final int CUDA_ERROR_JIT_COMPILER_NOT_FOUND = (int)221L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_JIT_COMPILER_NOT_FOUND = 221
     * }
     */
    public static int CUDA_ERROR_JIT_COMPILER_NOT_FOUND() {
        return CUDA_ERROR_JIT_COMPILER_NOT_FOUND;
    }
    private static final int CUDA_ERROR_UNSUPPORTED_PTX_VERSION = (int)222L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_UNSUPPORTED_PTX_VERSION = 222
     * }
     */
    public static int CUDA_ERROR_UNSUPPORTED_PTX_VERSION() {
        return CUDA_ERROR_UNSUPPORTED_PTX_VERSION;
    }
    private static final int CUDA_ERROR_JIT_COMPILATION_DISABLED = (int)223L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_JIT_COMPILATION_DISABLED = 223
     * }
     */
    public static int CUDA_ERROR_JIT_COMPILATION_DISABLED() {
        return CUDA_ERROR_JIT_COMPILATION_DISABLED;
    }
    private static final int CUDA_ERROR_INVALID_HANDLE = (int)400L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_HANDLE = 400
     * }
     */
    public static int CUDA_ERROR_INVALID_HANDLE() {
        return CUDA_ERROR_INVALID_HANDLE;
    }
    private static final int CUDA_ERROR_NOT_FOUND = (int)500L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NOT_FOUND = 500
     * }
     */
    public static int CUDA_ERROR_NOT_FOUND() {
        return CUDA_ERROR_NOT_FOUND;
    }
    private static final int CUDA_ERROR_NOT_READY = (int)600L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NOT_READY = 600
     * }
     */
    public static int CUDA_ERROR_NOT_READY() {
        return CUDA_ERROR_NOT_READY;
    }
    private static final int CUDA_ERROR_ILLEGAL_ADDRESS = (int)700L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_ILLEGAL_ADDRESS = 700
     * }
     */
    public static int CUDA_ERROR_ILLEGAL_ADDRESS() {
        return CUDA_ERROR_ILLEGAL_ADDRESS;
    }
    private static final int CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES = (int)701L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES = 701
     * }
     */
    public static int CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES() {
        return CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES;
    }
    private static final int CUDA_ERROR_LAUNCH_TIMEOUT = (int)702L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_LAUNCH_TIMEOUT = 702
     * }
     */
    public static int CUDA_ERROR_LAUNCH_TIMEOUT() {
        return CUDA_ERROR_LAUNCH_TIMEOUT;
    }
    private static final int CUDA_ERROR_CONTEXT_IS_DESTROYED = (int)709L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_CONTEXT_IS_DESTROYED = 709
     * }
     */
    public static int CUDA_ERROR_CONTEXT_IS_DESTROYED() {
        return CUDA_ERROR_CONTEXT_IS_DESTROYED;
    }
    private static final int CUDA_ERROR_ASSERT = (int)710L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_ASSERT = 710
     * }
     */
    public static int CUDA_ERROR_ASSERT() {
        return CUDA_ERROR_ASSERT;
    }
    private static final int CUDA_ERROR_ILLEGAL_INSTRUCTION = (int)715L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_ILLEGAL_INSTRUCTION = 715
     * }
     */
    public static int CUDA_ERROR_ILLEGAL_INSTRUCTION() {
        return CUDA_ERROR_ILLEGAL_INSTRUCTION;
    }
    private static final int CUDA_ERROR_MISALIGNED_ADDRESS = (int)716L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_MISALIGNED_ADDRESS = 716
     * }
     */
    public static int CUDA_ERROR_MISALIGNED_ADDRESS() {
        return CUDA_ERROR_MISALIGNED_ADDRESS;
    }
    private static final int CUDA_ERROR_LAUNCH_FAILED = (int)719L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_LAUNCH_FAILED = 719
     * }
     */
    public static int CUDA_ERROR_LAUNCH_FAILED() {
        return CUDA_ERROR_LAUNCH_FAILED;
    }
    private static final int CUDA_ERROR_NOT_PERMITTED = (int)800L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NOT_PERMITTED = 800
     * }
     */
    public static int CUDA_ERROR_NOT_PERMITTED() {
        return CUDA_ERROR_NOT_PERMITTED;
    }
    private static final int CUDA_ERROR_NOT_SUPPORTED = (int)801L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_NOT_SUPPORTED = 801
     * }
     */
    public static int CUDA_ERROR_NOT_SUPPORTED() {
        return CUDA_ERROR_NOT_SUPPORTED;
    }
    private static final int CUDA_ERROR_SYSTEM_NOT_READY = (int)802L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_SYSTEM_NOT_READY = 802
     * }
     */
    public static int CUDA_ERROR_SYSTEM_NOT_READY() {
        return CUDA_ERROR_SYSTEM_NOT_READY;
    }
    private static final int CUDA_ERROR_SYSTEM_DRIVER_MISMATCH = (int)803L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_SYSTEM_DRIVER_MISMATCH = 803
     * }
     */
    public static int CUDA_ERROR_SYSTEM_DRIVER_MISMATCH() {
        return CUDA_ERROR_SYSTEM_DRIVER_MISMATCH;
    }
    private static final int CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE = (int)804L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE = 804
     * }
     */
    public static int CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE() {
        return CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE;
    }
    private static final int CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED = (int)900L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED = 900
     * }
     */
    public static int CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED() {
        return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    }
    private static final int CUDA_ERROR_STREAM_CAPTURE_INVALIDATED = (int)901L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_STREAM_CAPTURE_INVALIDATED = 901
     * }
     */
    public static int CUDA_ERROR_STREAM_CAPTURE_INVALIDATED() {
        return CUDA_ERROR_STREAM_CAPTURE_INVALIDATED;
    }
    private static final int CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD = (int)908L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD = 908
     * }
     */
    public static int CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD() {
        return CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD;
    }
    private static final int CUDA_ERROR_INVALID_CLUSTER_SIZE = (int)912L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_INVALID_CLUSTER_SIZE = 912
     * }
     */
    public static int CUDA_ERROR_INVALID_CLUSTER_SIZE() {
        return CUDA_ERROR_INVALID_CLUSTER_SIZE;
    }
    private static final int CUDA_ERROR_UNKNOWN = (int)999L;
    /**
     * {@snippet lang=c :
     * enum cudaError_enum.CUDA_ERROR_UNKNOWN = 999
     * }
     */
    public static int CUDA_ERROR_UNKNOWN() {
        return CUDA_ERROR_UNKNOWN;
    }
    private static final int CU_MEM_HANDLE_TYPE_NONE = (int)0L;
    /**
     * {@snippet lang=c :
     * enum CUmemAllocationHandleType_enum.CU_MEM_HANDLE_TYPE_NONE = 0
     * }
     */
    public static int CU_MEM_HANDLE_TYPE_NONE() {
        return CU_MEM_HANDLE_TYPE_NONE;
    }
    private static final int CU_MEM_LOCATION_TYPE_DEVICE = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUmemLocationType_enum.CU_MEM_LOCATION_TYPE_DEVICE = 1
     * }
     */
    public static int CU_MEM_LOCATION_TYPE_DEVICE() {
        return CU_MEM_LOCATION_TYPE_DEVICE;
    }
    private static final int CU_MEM_ALLOCATION_TYPE_PINNED = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUmemAllocationType_enum.CU_MEM_ALLOCATION_TYPE_PINNED = 1
     * }
     */
    public static int CU_MEM_ALLOCATION_TYPE_PINNED() {
        return CU_MEM_ALLOCATION_TYPE_PINNED;
    }
    private static final int CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES = (int)1L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES = 1
     * }
     */
    public static int CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES() {
        return CU_MEMPOOL_ATTR_REUSE_FOLLOW_EVENT_DEPENDENCIES;
    }
    private static final int CU_MEMPOOL_ATTR_REUSE_ALLOW_OPPORTUNISTIC = (int)2L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_REUSE_ALLOW_OPPORTUNISTIC = 2
     * }
     */
    public static int CU_MEMPOOL_ATTR_REUSE_ALLOW_OPPORTUNISTIC() {
        return CU_MEMPOOL_ATTR_REUSE_ALLOW_OPPORTUNISTIC;
    }
    private static final int CU_MEMPOOL_ATTR_REUSE_ALLOW_INTERNAL_DEPENDENCIES = (int)3L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_REUSE_ALLOW_INTERNAL_DEPENDENCIES = 3
     * }
     */
    public static int CU_MEMPOOL_ATTR_REUSE_ALLOW_INTERNAL_DEPENDENCIES() {
        return CU_MEMPOOL_ATTR_REUSE_ALLOW_INTERNAL_DEPENDENCIES;
    }
    private static final int CU_MEMPOOL_ATTR_RELEASE_THRESHOLD = (int)4L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_RELEASE_THRESHOLD = 4
     * }
     */
    public static int CU_MEMPOOL_ATTR_RELEASE_THRESHOLD() {
        return CU_MEMPOOL_ATTR_RELEASE_THRESHOLD;
    }
    private static final int CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT = (int)5L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT = 5
     * }
     */
    public static int CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT() {
        return CU_MEMPOOL_ATTR_RESERVED_MEM_CURRENT;
    }
    private static final int CU_MEMPOOL_ATTR_RESERVED_MEM_HIGH = (int)6L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_RESERVED_MEM_HIGH = 6
     * }
     */
    public static int CU_MEMPOOL_ATTR_RESERVED_MEM_HIGH() {
        return CU_MEMPOOL_ATTR_RESERVED_MEM_HIGH;
    }
    private static final int CU_MEMPOOL_ATTR_USED_MEM_CURRENT = (int)7L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_USED_MEM_CURRENT = 7
     * }
     */
    public static int CU_MEMPOOL_ATTR_USED_MEM_CURRENT() {
        return CU_MEMPOOL_ATTR_USED_MEM_CURRENT;
    }
    private static final int CU_MEMPOOL_ATTR_USED_MEM_HIGH = (int)8L;
    /**
     * {@snippet lang=c :
     * enum CUmemPool_attribute_enum.CU_MEMPOOL_ATTR_USED_MEM_HIGH = 8
     * }
     */
    public static int CU_MEMPOOL_ATTR_USED_MEM_HIGH() {
        return CU_MEMPOOL_ATTR_USED_MEM_HIGH;
    }

    private static class cuGetErrorString {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGetErrorString");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGetErrorString(CUresult error, const char **pStr)
     * }
     */
    public static FunctionDescriptor cuGetErrorString$descriptor() {
        return cuGetErrorString.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGetErrorString(CUresult error, const char **pStr)
     * }
     */
    public static MethodHandle cuGetErrorString$handle() {
        return cuGetErrorString.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGetErrorString(CUresult error, const char **pStr)
     * }
     */
    public static MemorySegment cuGetErrorString$address() {
        return cuGetErrorString.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGetErrorString(CUresult error, const char **pStr)
     * }
     */
    public static int cuGetErrorString(int error, MemorySegment pStr) {
        var mh$ = cuGetErrorString.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGetErrorString", error, pStr);
            }
            return (int)mh$.invokeExact(error, pStr);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGetErrorName {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGetErrorName");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGetErrorName(CUresult error, const char **pStr)
     * }
     */
    public static FunctionDescriptor cuGetErrorName$descriptor() {
        return cuGetErrorName.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGetErrorName(CUresult error, const char **pStr)
     * }
     */
    public static MethodHandle cuGetErrorName$handle() {
        return cuGetErrorName.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGetErrorName(CUresult error, const char **pStr)
     * }
     */
    public static MemorySegment cuGetErrorName$address() {
        return cuGetErrorName.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGetErrorName(CUresult error, const char **pStr)
     * }
     */
    public static int cuGetErrorName(int error, MemorySegment pStr) {
        var mh$ = cuGetErrorName.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGetErrorName", error, pStr);
            }
            return (int)mh$.invokeExact(error, pStr);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuInit {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuInit");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuInit(unsigned int Flags)
     * }
     */
    public static FunctionDescriptor cuInit$descriptor() {
        return cuInit.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuInit(unsigned int Flags)
     * }
     */
    public static MethodHandle cuInit$handle() {
        return cuInit.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuInit(unsigned int Flags)
     * }
     */
    public static MemorySegment cuInit$address() {
        return cuInit.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuInit(unsigned int Flags)
     * }
     */
    public static int cuInit(int Flags) {
        var mh$ = cuInit.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuInit", Flags);
            }
            return (int)mh$.invokeExact(Flags);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDriverGetVersion {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDriverGetVersion");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDriverGetVersion(int *driverVersion)
     * }
     */
    public static FunctionDescriptor cuDriverGetVersion$descriptor() {
        return cuDriverGetVersion.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDriverGetVersion(int *driverVersion)
     * }
     */
    public static MethodHandle cuDriverGetVersion$handle() {
        return cuDriverGetVersion.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDriverGetVersion(int *driverVersion)
     * }
     */
    public static MemorySegment cuDriverGetVersion$address() {
        return cuDriverGetVersion.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDriverGetVersion(int *driverVersion)
     * }
     */
    public static int cuDriverGetVersion(MemorySegment driverVersion) {
        var mh$ = cuDriverGetVersion.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDriverGetVersion", driverVersion);
            }
            return (int)mh$.invokeExact(driverVersion);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDeviceGet {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDeviceGet");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDeviceGet(CUdevice *device, int ordinal)
     * }
     */
    public static FunctionDescriptor cuDeviceGet$descriptor() {
        return cuDeviceGet.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDeviceGet(CUdevice *device, int ordinal)
     * }
     */
    public static MethodHandle cuDeviceGet$handle() {
        return cuDeviceGet.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDeviceGet(CUdevice *device, int ordinal)
     * }
     */
    public static MemorySegment cuDeviceGet$address() {
        return cuDeviceGet.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDeviceGet(CUdevice *device, int ordinal)
     * }
     */
    public static int cuDeviceGet(MemorySegment device, int ordinal) {
        var mh$ = cuDeviceGet.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDeviceGet", device, ordinal);
            }
            return (int)mh$.invokeExact(device, ordinal);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDeviceGetCount {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDeviceGetCount");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetCount(int *count)
     * }
     */
    public static FunctionDescriptor cuDeviceGetCount$descriptor() {
        return cuDeviceGetCount.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetCount(int *count)
     * }
     */
    public static MethodHandle cuDeviceGetCount$handle() {
        return cuDeviceGetCount.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetCount(int *count)
     * }
     */
    public static MemorySegment cuDeviceGetCount$address() {
        return cuDeviceGetCount.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDeviceGetCount(int *count)
     * }
     */
    public static int cuDeviceGetCount(MemorySegment count) {
        var mh$ = cuDeviceGetCount.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDeviceGetCount", count);
            }
            return (int)mh$.invokeExact(count);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDeviceGetName {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDeviceGetName");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetName(char *name, int len, CUdevice dev)
     * }
     */
    public static FunctionDescriptor cuDeviceGetName$descriptor() {
        return cuDeviceGetName.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetName(char *name, int len, CUdevice dev)
     * }
     */
    public static MethodHandle cuDeviceGetName$handle() {
        return cuDeviceGetName.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetName(char *name, int len, CUdevice dev)
     * }
     */
    public static MemorySegment cuDeviceGetName$address() {
        return cuDeviceGetName.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDeviceGetName(char *name, int len, CUdevice dev)
     * }
     */
    public static int cuDeviceGetName(MemorySegment name, int len, int dev) {
        var mh$ = cuDeviceGetName.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDeviceGetName", name, len, dev);
            }
            return (int)mh$.invokeExact(name, len, dev);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDeviceTotalMem_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDeviceTotalMem_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice dev)
     * }
     */
    public static FunctionDescriptor cuDeviceTotalMem_v2$descriptor() {
        return cuDeviceTotalMem_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice dev)
     * }
     */
    public static MethodHandle cuDeviceTotalMem_v2$handle() {
        return cuDeviceTotalMem_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice dev)
     * }
     */
    public static MemorySegment cuDeviceTotalMem_v2$address() {
        return cuDeviceTotalMem_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice dev)
     * }
     */
    public static int cuDeviceTotalMem_v2(MemorySegment bytes, int dev) {
        var mh$ = cuDeviceTotalMem_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDeviceTotalMem_v2", bytes, dev);
            }
            return (int)mh$.invokeExact(bytes, dev);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDeviceGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDeviceGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)
     * }
     */
    public static FunctionDescriptor cuDeviceGetAttribute$descriptor() {
        return cuDeviceGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)
     * }
     */
    public static MethodHandle cuDeviceGetAttribute$handle() {
        return cuDeviceGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)
     * }
     */
    public static MemorySegment cuDeviceGetAttribute$address() {
        return cuDeviceGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDeviceGetAttribute(int *pi, CUdevice_attribute attrib, CUdevice dev)
     * }
     */
    public static int cuDeviceGetAttribute(MemorySegment pi, int attrib, int dev) {
        var mh$ = cuDeviceGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDeviceGetAttribute", pi, attrib, dev);
            }
            return (int)mh$.invokeExact(pi, attrib, dev);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDevicePrimaryCtxRetain {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDevicePrimaryCtxRetain");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)
     * }
     */
    public static FunctionDescriptor cuDevicePrimaryCtxRetain$descriptor() {
        return cuDevicePrimaryCtxRetain.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)
     * }
     */
    public static MethodHandle cuDevicePrimaryCtxRetain$handle() {
        return cuDevicePrimaryCtxRetain.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)
     * }
     */
    public static MemorySegment cuDevicePrimaryCtxRetain$address() {
        return cuDevicePrimaryCtxRetain.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRetain(CUcontext *pctx, CUdevice dev)
     * }
     */
    public static int cuDevicePrimaryCtxRetain(MemorySegment pctx, int dev) {
        var mh$ = cuDevicePrimaryCtxRetain.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDevicePrimaryCtxRetain", pctx, dev);
            }
            return (int)mh$.invokeExact(pctx, dev);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuDevicePrimaryCtxRelease_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuDevicePrimaryCtxRelease_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev)
     * }
     */
    public static FunctionDescriptor cuDevicePrimaryCtxRelease_v2$descriptor() {
        return cuDevicePrimaryCtxRelease_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev)
     * }
     */
    public static MethodHandle cuDevicePrimaryCtxRelease_v2$handle() {
        return cuDevicePrimaryCtxRelease_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev)
     * }
     */
    public static MemorySegment cuDevicePrimaryCtxRelease_v2$address() {
        return cuDevicePrimaryCtxRelease_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuDevicePrimaryCtxRelease_v2(CUdevice dev)
     * }
     */
    public static int cuDevicePrimaryCtxRelease_v2(int dev) {
        var mh$ = cuDevicePrimaryCtxRelease_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuDevicePrimaryCtxRelease_v2", dev);
            }
            return (int)mh$.invokeExact(dev);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuCtxSetCurrent {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuCtxSetCurrent");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuCtxSetCurrent(CUcontext ctx)
     * }
     */
    public static FunctionDescriptor cuCtxSetCurrent$descriptor() {
        return cuCtxSetCurrent.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuCtxSetCurrent(CUcontext ctx)
     * }
     */
    public static MethodHandle cuCtxSetCurrent$handle() {
        return cuCtxSetCurrent.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuCtxSetCurrent(CUcontext ctx)
     * }
     */
    public static MemorySegment cuCtxSetCurrent$address() {
        return cuCtxSetCurrent.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuCtxSetCurrent(CUcontext ctx)
     * }
     */
    public static int cuCtxSetCurrent(MemorySegment ctx) {
        var mh$ = cuCtxSetCurrent.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuCtxSetCurrent", ctx);
            }
            return (int)mh$.invokeExact(ctx);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuCtxGetCurrent {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuCtxGetCurrent");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuCtxGetCurrent(CUcontext *pctx)
     * }
     */
    public static FunctionDescriptor cuCtxGetCurrent$descriptor() {
        return cuCtxGetCurrent.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuCtxGetCurrent(CUcontext *pctx)
     * }
     */
    public static MethodHandle cuCtxGetCurrent$handle() {
        return cuCtxGetCurrent.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuCtxGetCurrent(CUcontext *pctx)
     * }
     */
    public static MemorySegment cuCtxGetCurrent$address() {
        return cuCtxGetCurrent.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuCtxGetCurrent(CUcontext *pctx)
     * }
     */
    public static int cuCtxGetCurrent(MemorySegment pctx) {
        var mh$ = cuCtxGetCurrent.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuCtxGetCurrent", pctx);
            }
            return (int)mh$.invokeExact(pctx);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuCtxSynchronize {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT    );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuCtxSynchronize");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuCtxSynchronize()
     * }
     */
    public static FunctionDescriptor cuCtxSynchronize$descriptor() {
        return cuCtxSynchronize.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuCtxSynchronize()
     * }
     */
    public static MethodHandle cuCtxSynchronize$handle() {
        return cuCtxSynchronize.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuCtxSynchronize()
     * }
     */
    public static MemorySegment cuCtxSynchronize$address() {
        return cuCtxSynchronize.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuCtxSynchronize()
     * }
     */
    public static int cuCtxSynchronize() {
        var mh$ = cuCtxSynchronize.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuCtxSynchronize");
            }
            return (int)mh$.invokeExact();
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuModuleLoadData {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuModuleLoadData");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuModuleLoadData(CUmodule *module, const void *image)
     * }
     */
    public static FunctionDescriptor cuModuleLoadData$descriptor() {
        return cuModuleLoadData.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuModuleLoadData(CUmodule *module, const void *image)
     * }
     */
    public static MethodHandle cuModuleLoadData$handle() {
        return cuModuleLoadData.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuModuleLoadData(CUmodule *module, const void *image)
     * }
     */
    public static MemorySegment cuModuleLoadData$address() {
        return cuModuleLoadData.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuModuleLoadData(CUmodule *module, const void *image)
     * }
     */
    public static int cuModuleLoadData(MemorySegment module, MemorySegment image) {
        var mh$ = cuModuleLoadData.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuModuleLoadData", module, image);
            }
            return (int)mh$.invokeExact(module, image);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuModuleLoadDataEx {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuModuleLoadDataEx");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, CUjit_option *options, void **optionValues)
     * }
     */
    public static FunctionDescriptor cuModuleLoadDataEx$descriptor() {
        return cuModuleLoadDataEx.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, CUjit_option *options, void **optionValues)
     * }
     */
    public static MethodHandle cuModuleLoadDataEx$handle() {
        return cuModuleLoadDataEx.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, CUjit_option *options, void **optionValues)
     * }
     */
    public static MemorySegment cuModuleLoadDataEx$address() {
        return cuModuleLoadDataEx.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuModuleLoadDataEx(CUmodule *module, const void *image, unsigned int numOptions, CUjit_option *options, void **optionValues)
     * }
     */
    public static int cuModuleLoadDataEx(MemorySegment module, MemorySegment image, int numOptions, MemorySegment options, MemorySegment optionValues) {
        var mh$ = cuModuleLoadDataEx.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuModuleLoadDataEx", module, image, numOptions, options, optionValues);
            }
            return (int)mh$.invokeExact(module, image, numOptions, options, optionValues);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuModuleUnload {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuModuleUnload");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuModuleUnload(CUmodule hmod)
     * }
     */
    public static FunctionDescriptor cuModuleUnload$descriptor() {
        return cuModuleUnload.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuModuleUnload(CUmodule hmod)
     * }
     */
    public static MethodHandle cuModuleUnload$handle() {
        return cuModuleUnload.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuModuleUnload(CUmodule hmod)
     * }
     */
    public static MemorySegment cuModuleUnload$address() {
        return cuModuleUnload.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuModuleUnload(CUmodule hmod)
     * }
     */
    public static int cuModuleUnload(MemorySegment hmod) {
        var mh$ = cuModuleUnload.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuModuleUnload", hmod);
            }
            return (int)mh$.invokeExact(hmod);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuModuleGetFunction {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuModuleGetFunction");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)
     * }
     */
    public static FunctionDescriptor cuModuleGetFunction$descriptor() {
        return cuModuleGetFunction.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)
     * }
     */
    public static MethodHandle cuModuleGetFunction$handle() {
        return cuModuleGetFunction.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)
     * }
     */
    public static MemorySegment cuModuleGetFunction$address() {
        return cuModuleGetFunction.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuModuleGetFunction(CUfunction *hfunc, CUmodule hmod, const char *name)
     * }
     */
    public static int cuModuleGetFunction(MemorySegment hfunc, MemorySegment hmod, MemorySegment name) {
        var mh$ = cuModuleGetFunction.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuModuleGetFunction", hfunc, hmod, name);
            }
            return (int)mh$.invokeExact(hfunc, hmod, name);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuModuleGetGlobal_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuModuleGetGlobal_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuModuleGetGlobal_v2(CUdeviceptr *dptr, size_t *bytes, CUmodule hmod, const char *name)
     * }
     */
    public static FunctionDescriptor cuModuleGetGlobal_v2$descriptor() {
        return cuModuleGetGlobal_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuModuleGetGlobal_v2(CUdeviceptr *dptr, size_t *bytes, CUmodule hmod, const char *name)
     * }
     */
    public static MethodHandle cuModuleGetGlobal_v2$handle() {
        return cuModuleGetGlobal_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuModuleGetGlobal_v2(CUdeviceptr *dptr, size_t *bytes, CUmodule hmod, const char *name)
     * }
     */
    public static MemorySegment cuModuleGetGlobal_v2$address() {
        return cuModuleGetGlobal_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuModuleGetGlobal_v2(CUdeviceptr *dptr, size_t *bytes, CUmodule hmod, const char *name)
     * }
     */
    public static int cuModuleGetGlobal_v2(MemorySegment dptr, MemorySegment bytes, MemorySegment hmod, MemorySegment name) {
        var mh$ = cuModuleGetGlobal_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuModuleGetGlobal_v2", dptr, bytes, hmod, name);
            }
            return (int)mh$.invokeExact(dptr, bytes, hmod, name);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemGetInfo_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemGetInfo_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemGetInfo_v2(size_t *free, size_t *total)
     * }
     */
    public static FunctionDescriptor cuMemGetInfo_v2$descriptor() {
        return cuMemGetInfo_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemGetInfo_v2(size_t *free, size_t *total)
     * }
     */
    public static MethodHandle cuMemGetInfo_v2$handle() {
        return cuMemGetInfo_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemGetInfo_v2(size_t *free, size_t *total)
     * }
     */
    public static MemorySegment cuMemGetInfo_v2$address() {
        return cuMemGetInfo_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemGetInfo_v2(size_t *free, size_t *total)
     * }
     */
    public static int cuMemGetInfo_v2(MemorySegment free, MemorySegment total) {
        var mh$ = cuMemGetInfo_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemGetInfo_v2", free, total);
            }
            return (int)mh$.invokeExact(free, total);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemAlloc_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemAlloc_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)
     * }
     */
    public static FunctionDescriptor cuMemAlloc_v2$descriptor() {
        return cuMemAlloc_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)
     * }
     */
    public static MethodHandle cuMemAlloc_v2$handle() {
        return cuMemAlloc_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)
     * }
     */
    public static MemorySegment cuMemAlloc_v2$address() {
        return cuMemAlloc_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemAlloc_v2(CUdeviceptr *dptr, size_t bytesize)
     * }
     */
    public static int cuMemAlloc_v2(MemorySegment dptr, long bytesize) {
        var mh$ = cuMemAlloc_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemAlloc_v2", dptr, bytesize);
            }
            return (int)mh$.invokeExact(dptr, bytesize);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemFree_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_LONG_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemFree_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemFree_v2(CUdeviceptr dptr)
     * }
     */
    public static FunctionDescriptor cuMemFree_v2$descriptor() {
        return cuMemFree_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemFree_v2(CUdeviceptr dptr)
     * }
     */
    public static MethodHandle cuMemFree_v2$handle() {
        return cuMemFree_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemFree_v2(CUdeviceptr dptr)
     * }
     */
    public static MemorySegment cuMemFree_v2$address() {
        return cuMemFree_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemFree_v2(CUdeviceptr dptr)
     * }
     */
    public static int cuMemFree_v2(long dptr) {
        var mh$ = cuMemFree_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemFree_v2", dptr);
            }
            return (int)mh$.invokeExact(dptr);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemFreeHost {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemFreeHost");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemFreeHost(void *p)
     * }
     */
    public static FunctionDescriptor cuMemFreeHost$descriptor() {
        return cuMemFreeHost.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemFreeHost(void *p)
     * }
     */
    public static MethodHandle cuMemFreeHost$handle() {
        return cuMemFreeHost.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemFreeHost(void *p)
     * }
     */
    public static MemorySegment cuMemFreeHost$address() {
        return cuMemFreeHost.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemFreeHost(void *p)
     * }
     */
    public static int cuMemFreeHost(MemorySegment p) {
        var mh$ = cuMemFreeHost.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemFreeHost", p);
            }
            return (int)mh$.invokeExact(p);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemHostAlloc {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_LONG,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemHostAlloc");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)
     * }
     */
    public static FunctionDescriptor cuMemHostAlloc$descriptor() {
        return cuMemHostAlloc.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)
     * }
     */
    public static MethodHandle cuMemHostAlloc$handle() {
        return cuMemHostAlloc.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)
     * }
     */
    public static MemorySegment cuMemHostAlloc$address() {
        return cuMemHostAlloc.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemHostAlloc(void **pp, size_t bytesize, unsigned int Flags)
     * }
     */
    public static int cuMemHostAlloc(MemorySegment pp, long bytesize, int Flags) {
        var mh$ = cuMemHostAlloc.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemHostAlloc", pp, bytesize, Flags);
            }
            return (int)mh$.invokeExact(pp, bytesize, Flags);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemcpyHtoDAsync_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_LONG_LONG,
            Cuda.C_POINTER,
            Cuda.C_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemcpyHtoDAsync_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemcpyHtoDAsync_v2$descriptor() {
        return cuMemcpyHtoDAsync_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemcpyHtoDAsync_v2$handle() {
        return cuMemcpyHtoDAsync_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemcpyHtoDAsync_v2$address() {
        return cuMemcpyHtoDAsync_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemcpyHtoDAsync_v2(CUdeviceptr dstDevice, const void *srcHost, size_t ByteCount, CUstream hStream)
     * }
     */
    public static int cuMemcpyHtoDAsync_v2(long dstDevice, MemorySegment srcHost, long ByteCount, MemorySegment hStream) {
        var mh$ = cuMemcpyHtoDAsync_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemcpyHtoDAsync_v2", dstDevice, srcHost, ByteCount, hStream);
            }
            return (int)mh$.invokeExact(dstDevice, srcHost, ByteCount, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemcpyDtoHAsync_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_LONG_LONG,
            Cuda.C_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemcpyDtoHAsync_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoHAsync_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemcpyDtoHAsync_v2$descriptor() {
        return cuMemcpyDtoHAsync_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoHAsync_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemcpyDtoHAsync_v2$handle() {
        return cuMemcpyDtoHAsync_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoHAsync_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemcpyDtoHAsync_v2$address() {
        return cuMemcpyDtoHAsync_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoHAsync_v2(void *dstHost, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static int cuMemcpyDtoHAsync_v2(MemorySegment dstHost, long srcDevice, long ByteCount, MemorySegment hStream) {
        var mh$ = cuMemcpyDtoHAsync_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemcpyDtoHAsync_v2", dstHost, srcDevice, ByteCount, hStream);
            }
            return (int)mh$.invokeExact(dstHost, srcDevice, ByteCount, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemcpyDtoDAsync_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_LONG_LONG,
            Cuda.C_LONG_LONG,
            Cuda.C_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemcpyDtoDAsync_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemcpyDtoDAsync_v2$descriptor() {
        return cuMemcpyDtoDAsync_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemcpyDtoDAsync_v2$handle() {
        return cuMemcpyDtoDAsync_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemcpyDtoDAsync_v2$address() {
        return cuMemcpyDtoDAsync_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemcpyDtoDAsync_v2(CUdeviceptr dstDevice, CUdeviceptr srcDevice, size_t ByteCount, CUstream hStream)
     * }
     */
    public static int cuMemcpyDtoDAsync_v2(long dstDevice, long srcDevice, long ByteCount, MemorySegment hStream) {
        var mh$ = cuMemcpyDtoDAsync_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemcpyDtoDAsync_v2", dstDevice, srcDevice, ByteCount, hStream);
            }
            return (int)mh$.invokeExact(dstDevice, srcDevice, ByteCount, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemcpy2DAsync_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemcpy2DAsync_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemcpy2DAsync_v2$descriptor() {
        return cuMemcpy2DAsync_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemcpy2DAsync_v2$handle() {
        return cuMemcpy2DAsync_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemcpy2DAsync_v2$address() {
        return cuMemcpy2DAsync_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemcpy2DAsync_v2(const CUDA_MEMCPY2D *pCopy, CUstream hStream)
     * }
     */
    public static int cuMemcpy2DAsync_v2(MemorySegment pCopy, MemorySegment hStream) {
        var mh$ = cuMemcpy2DAsync_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemcpy2DAsync_v2", pCopy, hStream);
            }
            return (int)mh$.invokeExact(pCopy, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemsetD8Async {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_LONG_LONG,
            Cuda.C_CHAR,
            Cuda.C_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemsetD8Async");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemsetD8Async(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemsetD8Async$descriptor() {
        return cuMemsetD8Async.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemsetD8Async(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemsetD8Async$handle() {
        return cuMemsetD8Async.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemsetD8Async(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemsetD8Async$address() {
        return cuMemsetD8Async.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemsetD8Async(CUdeviceptr dstDevice, unsigned char uc, size_t N, CUstream hStream)
     * }
     */
    public static int cuMemsetD8Async(long dstDevice, byte uc, long N, MemorySegment hStream) {
        var mh$ = cuMemsetD8Async.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemsetD8Async", dstDevice, uc, N, hStream);
            }
            return (int)mh$.invokeExact(dstDevice, uc, N, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemsetD32Async {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_LONG_LONG,
            Cuda.C_INT,
            Cuda.C_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemsetD32Async");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemsetD32Async(CUdeviceptr dstDevice, unsigned int ui, size_t N, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemsetD32Async$descriptor() {
        return cuMemsetD32Async.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemsetD32Async(CUdeviceptr dstDevice, unsigned int ui, size_t N, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemsetD32Async$handle() {
        return cuMemsetD32Async.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemsetD32Async(CUdeviceptr dstDevice, unsigned int ui, size_t N, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemsetD32Async$address() {
        return cuMemsetD32Async.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemsetD32Async(CUdeviceptr dstDevice, unsigned int ui, size_t N, CUstream hStream)
     * }
     */
    public static int cuMemsetD32Async(long dstDevice, int ui, long N, MemorySegment hStream) {
        var mh$ = cuMemsetD32Async.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemsetD32Async", dstDevice, ui, N, hStream);
            }
            return (int)mh$.invokeExact(dstDevice, ui, N, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemFreeAsync {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_LONG_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemFreeAsync");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemFreeAsync(CUdeviceptr dptr, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemFreeAsync$descriptor() {
        return cuMemFreeAsync.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemFreeAsync(CUdeviceptr dptr, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemFreeAsync$handle() {
        return cuMemFreeAsync.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemFreeAsync(CUdeviceptr dptr, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemFreeAsync$address() {
        return cuMemFreeAsync.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemFreeAsync(CUdeviceptr dptr, CUstream hStream)
     * }
     */
    public static int cuMemFreeAsync(long dptr, MemorySegment hStream) {
        var mh$ = cuMemFreeAsync.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemFreeAsync", dptr, hStream);
            }
            return (int)mh$.invokeExact(dptr, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemAllocAsync {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_LONG,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemAllocAsync");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemAllocAsync(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemAllocAsync$descriptor() {
        return cuMemAllocAsync.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemAllocAsync(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemAllocAsync$handle() {
        return cuMemAllocAsync.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemAllocAsync(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemAllocAsync$address() {
        return cuMemAllocAsync.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemAllocAsync(CUdeviceptr *dptr, size_t bytesize, CUstream hStream)
     * }
     */
    public static int cuMemAllocAsync(MemorySegment dptr, long bytesize, MemorySegment hStream) {
        var mh$ = cuMemAllocAsync.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemAllocAsync", dptr, bytesize, hStream);
            }
            return (int)mh$.invokeExact(dptr, bytesize, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemPoolTrimTo {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemPoolTrimTo");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t minBytesToKeep)
     * }
     */
    public static FunctionDescriptor cuMemPoolTrimTo$descriptor() {
        return cuMemPoolTrimTo.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t minBytesToKeep)
     * }
     */
    public static MethodHandle cuMemPoolTrimTo$handle() {
        return cuMemPoolTrimTo.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t minBytesToKeep)
     * }
     */
    public static MemorySegment cuMemPoolTrimTo$address() {
        return cuMemPoolTrimTo.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemPoolTrimTo(CUmemoryPool pool, size_t minBytesToKeep)
     * }
     */
    public static int cuMemPoolTrimTo(MemorySegment pool, long minBytesToKeep) {
        var mh$ = cuMemPoolTrimTo.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemPoolTrimTo", pool, minBytesToKeep);
            }
            return (int)mh$.invokeExact(pool, minBytesToKeep);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemPoolSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemPoolSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static FunctionDescriptor cuMemPoolSetAttribute$descriptor() {
        return cuMemPoolSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static MethodHandle cuMemPoolSetAttribute$handle() {
        return cuMemPoolSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static MemorySegment cuMemPoolSetAttribute$address() {
        return cuMemPoolSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemPoolSetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static int cuMemPoolSetAttribute(MemorySegment pool, int attr, MemorySegment value) {
        var mh$ = cuMemPoolSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemPoolSetAttribute", pool, attr, value);
            }
            return (int)mh$.invokeExact(pool, attr, value);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemPoolGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemPoolGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemPoolGetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static FunctionDescriptor cuMemPoolGetAttribute$descriptor() {
        return cuMemPoolGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemPoolGetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static MethodHandle cuMemPoolGetAttribute$handle() {
        return cuMemPoolGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemPoolGetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static MemorySegment cuMemPoolGetAttribute$address() {
        return cuMemPoolGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemPoolGetAttribute(CUmemoryPool pool, CUmemPool_attribute attr, void *value)
     * }
     */
    public static int cuMemPoolGetAttribute(MemorySegment pool, int attr, MemorySegment value) {
        var mh$ = cuMemPoolGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemPoolGetAttribute", pool, attr, value);
            }
            return (int)mh$.invokeExact(pool, attr, value);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemPoolCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemPoolCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *poolProps)
     * }
     */
    public static FunctionDescriptor cuMemPoolCreate$descriptor() {
        return cuMemPoolCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *poolProps)
     * }
     */
    public static MethodHandle cuMemPoolCreate$handle() {
        return cuMemPoolCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *poolProps)
     * }
     */
    public static MemorySegment cuMemPoolCreate$address() {
        return cuMemPoolCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemPoolCreate(CUmemoryPool *pool, const CUmemPoolProps *poolProps)
     * }
     */
    public static int cuMemPoolCreate(MemorySegment pool, MemorySegment poolProps) {
        var mh$ = cuMemPoolCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemPoolCreate", pool, poolProps);
            }
            return (int)mh$.invokeExact(pool, poolProps);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemPoolDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemPoolDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemPoolDestroy(CUmemoryPool pool)
     * }
     */
    public static FunctionDescriptor cuMemPoolDestroy$descriptor() {
        return cuMemPoolDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemPoolDestroy(CUmemoryPool pool)
     * }
     */
    public static MethodHandle cuMemPoolDestroy$handle() {
        return cuMemPoolDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemPoolDestroy(CUmemoryPool pool)
     * }
     */
    public static MemorySegment cuMemPoolDestroy$address() {
        return cuMemPoolDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemPoolDestroy(CUmemoryPool pool)
     * }
     */
    public static int cuMemPoolDestroy(MemorySegment pool) {
        var mh$ = cuMemPoolDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemPoolDestroy", pool);
            }
            return (int)mh$.invokeExact(pool);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuMemAllocFromPoolAsync {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_LONG,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuMemAllocFromPoolAsync");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuMemAllocFromPoolAsync(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuMemAllocFromPoolAsync$descriptor() {
        return cuMemAllocFromPoolAsync.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuMemAllocFromPoolAsync(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)
     * }
     */
    public static MethodHandle cuMemAllocFromPoolAsync$handle() {
        return cuMemAllocFromPoolAsync.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuMemAllocFromPoolAsync(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)
     * }
     */
    public static MemorySegment cuMemAllocFromPoolAsync$address() {
        return cuMemAllocFromPoolAsync.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuMemAllocFromPoolAsync(CUdeviceptr *dptr, size_t bytesize, CUmemoryPool pool, CUstream hStream)
     * }
     */
    public static int cuMemAllocFromPoolAsync(MemorySegment dptr, long bytesize, MemorySegment pool, MemorySegment hStream) {
        var mh$ = cuMemAllocFromPoolAsync.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuMemAllocFromPoolAsync", dptr, bytesize, pool, hStream);
            }
            return (int)mh$.invokeExact(dptr, bytesize, pool, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuPointerGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_LONG_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuPointerGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuPointerGetAttribute(void *data, CUpointer_attribute attribute, CUdeviceptr ptr)
     * }
     */
    public static FunctionDescriptor cuPointerGetAttribute$descriptor() {
        return cuPointerGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuPointerGetAttribute(void *data, CUpointer_attribute attribute, CUdeviceptr ptr)
     * }
     */
    public static MethodHandle cuPointerGetAttribute$handle() {
        return cuPointerGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuPointerGetAttribute(void *data, CUpointer_attribute attribute, CUdeviceptr ptr)
     * }
     */
    public static MemorySegment cuPointerGetAttribute$address() {
        return cuPointerGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuPointerGetAttribute(void *data, CUpointer_attribute attribute, CUdeviceptr ptr)
     * }
     */
    public static int cuPointerGetAttribute(MemorySegment data, int attribute, long ptr) {
        var mh$ = cuPointerGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuPointerGetAttribute", data, attribute, ptr);
            }
            return (int)mh$.invokeExact(data, attribute, ptr);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamCreate(CUstream *phStream, unsigned int Flags)
     * }
     */
    public static FunctionDescriptor cuStreamCreate$descriptor() {
        return cuStreamCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamCreate(CUstream *phStream, unsigned int Flags)
     * }
     */
    public static MethodHandle cuStreamCreate$handle() {
        return cuStreamCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamCreate(CUstream *phStream, unsigned int Flags)
     * }
     */
    public static MemorySegment cuStreamCreate$address() {
        return cuStreamCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamCreate(CUstream *phStream, unsigned int Flags)
     * }
     */
    public static int cuStreamCreate(MemorySegment phStream, int Flags) {
        var mh$ = cuStreamCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamCreate", phStream, Flags);
            }
            return (int)mh$.invokeExact(phStream, Flags);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamWaitEvent {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamWaitEvent");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
     * }
     */
    public static FunctionDescriptor cuStreamWaitEvent$descriptor() {
        return cuStreamWaitEvent.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
     * }
     */
    public static MethodHandle cuStreamWaitEvent$handle() {
        return cuStreamWaitEvent.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
     * }
     */
    public static MemorySegment cuStreamWaitEvent$address() {
        return cuStreamWaitEvent.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamWaitEvent(CUstream hStream, CUevent hEvent, unsigned int Flags)
     * }
     */
    public static int cuStreamWaitEvent(MemorySegment hStream, MemorySegment hEvent, int Flags) {
        var mh$ = cuStreamWaitEvent.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamWaitEvent", hStream, hEvent, Flags);
            }
            return (int)mh$.invokeExact(hStream, hEvent, Flags);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamBeginCapture_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamBeginCapture_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode)
     * }
     */
    public static FunctionDescriptor cuStreamBeginCapture_v2$descriptor() {
        return cuStreamBeginCapture_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode)
     * }
     */
    public static MethodHandle cuStreamBeginCapture_v2$handle() {
        return cuStreamBeginCapture_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode)
     * }
     */
    public static MemorySegment cuStreamBeginCapture_v2$address() {
        return cuStreamBeginCapture_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamBeginCapture_v2(CUstream hStream, CUstreamCaptureMode mode)
     * }
     */
    public static int cuStreamBeginCapture_v2(MemorySegment hStream, int mode) {
        var mh$ = cuStreamBeginCapture_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamBeginCapture_v2", hStream, mode);
            }
            return (int)mh$.invokeExact(hStream, mode);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamEndCapture {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamEndCapture");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamEndCapture(CUstream hStream, CUgraph *phGraph)
     * }
     */
    public static FunctionDescriptor cuStreamEndCapture$descriptor() {
        return cuStreamEndCapture.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamEndCapture(CUstream hStream, CUgraph *phGraph)
     * }
     */
    public static MethodHandle cuStreamEndCapture$handle() {
        return cuStreamEndCapture.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamEndCapture(CUstream hStream, CUgraph *phGraph)
     * }
     */
    public static MemorySegment cuStreamEndCapture$address() {
        return cuStreamEndCapture.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamEndCapture(CUstream hStream, CUgraph *phGraph)
     * }
     */
    public static int cuStreamEndCapture(MemorySegment hStream, MemorySegment phGraph) {
        var mh$ = cuStreamEndCapture.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamEndCapture", hStream, phGraph);
            }
            return (int)mh$.invokeExact(hStream, phGraph);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamQuery {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamQuery");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamQuery(CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuStreamQuery$descriptor() {
        return cuStreamQuery.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamQuery(CUstream hStream)
     * }
     */
    public static MethodHandle cuStreamQuery$handle() {
        return cuStreamQuery.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamQuery(CUstream hStream)
     * }
     */
    public static MemorySegment cuStreamQuery$address() {
        return cuStreamQuery.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamQuery(CUstream hStream)
     * }
     */
    public static int cuStreamQuery(MemorySegment hStream) {
        var mh$ = cuStreamQuery.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamQuery", hStream);
            }
            return (int)mh$.invokeExact(hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamSynchronize {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamSynchronize");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamSynchronize(CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuStreamSynchronize$descriptor() {
        return cuStreamSynchronize.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamSynchronize(CUstream hStream)
     * }
     */
    public static MethodHandle cuStreamSynchronize$handle() {
        return cuStreamSynchronize.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamSynchronize(CUstream hStream)
     * }
     */
    public static MemorySegment cuStreamSynchronize$address() {
        return cuStreamSynchronize.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamSynchronize(CUstream hStream)
     * }
     */
    public static int cuStreamSynchronize(MemorySegment hStream) {
        var mh$ = cuStreamSynchronize.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamSynchronize", hStream);
            }
            return (int)mh$.invokeExact(hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuStreamDestroy_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuStreamDestroy_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuStreamDestroy_v2(CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuStreamDestroy_v2$descriptor() {
        return cuStreamDestroy_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuStreamDestroy_v2(CUstream hStream)
     * }
     */
    public static MethodHandle cuStreamDestroy_v2$handle() {
        return cuStreamDestroy_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuStreamDestroy_v2(CUstream hStream)
     * }
     */
    public static MemorySegment cuStreamDestroy_v2$address() {
        return cuStreamDestroy_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuStreamDestroy_v2(CUstream hStream)
     * }
     */
    public static int cuStreamDestroy_v2(MemorySegment hStream) {
        var mh$ = cuStreamDestroy_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuStreamDestroy_v2", hStream);
            }
            return (int)mh$.invokeExact(hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuEventCreate {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuEventCreate");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuEventCreate(CUevent *phEvent, unsigned int Flags)
     * }
     */
    public static FunctionDescriptor cuEventCreate$descriptor() {
        return cuEventCreate.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuEventCreate(CUevent *phEvent, unsigned int Flags)
     * }
     */
    public static MethodHandle cuEventCreate$handle() {
        return cuEventCreate.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuEventCreate(CUevent *phEvent, unsigned int Flags)
     * }
     */
    public static MemorySegment cuEventCreate$address() {
        return cuEventCreate.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuEventCreate(CUevent *phEvent, unsigned int Flags)
     * }
     */
    public static int cuEventCreate(MemorySegment phEvent, int Flags) {
        var mh$ = cuEventCreate.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuEventCreate", phEvent, Flags);
            }
            return (int)mh$.invokeExact(phEvent, Flags);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuEventRecord {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuEventRecord");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuEventRecord(CUevent hEvent, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuEventRecord$descriptor() {
        return cuEventRecord.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuEventRecord(CUevent hEvent, CUstream hStream)
     * }
     */
    public static MethodHandle cuEventRecord$handle() {
        return cuEventRecord.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuEventRecord(CUevent hEvent, CUstream hStream)
     * }
     */
    public static MemorySegment cuEventRecord$address() {
        return cuEventRecord.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuEventRecord(CUevent hEvent, CUstream hStream)
     * }
     */
    public static int cuEventRecord(MemorySegment hEvent, MemorySegment hStream) {
        var mh$ = cuEventRecord.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuEventRecord", hEvent, hStream);
            }
            return (int)mh$.invokeExact(hEvent, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuEventQuery {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuEventQuery");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuEventQuery(CUevent hEvent)
     * }
     */
    public static FunctionDescriptor cuEventQuery$descriptor() {
        return cuEventQuery.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuEventQuery(CUevent hEvent)
     * }
     */
    public static MethodHandle cuEventQuery$handle() {
        return cuEventQuery.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuEventQuery(CUevent hEvent)
     * }
     */
    public static MemorySegment cuEventQuery$address() {
        return cuEventQuery.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuEventQuery(CUevent hEvent)
     * }
     */
    public static int cuEventQuery(MemorySegment hEvent) {
        var mh$ = cuEventQuery.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuEventQuery", hEvent);
            }
            return (int)mh$.invokeExact(hEvent);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuEventSynchronize {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuEventSynchronize");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuEventSynchronize(CUevent hEvent)
     * }
     */
    public static FunctionDescriptor cuEventSynchronize$descriptor() {
        return cuEventSynchronize.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuEventSynchronize(CUevent hEvent)
     * }
     */
    public static MethodHandle cuEventSynchronize$handle() {
        return cuEventSynchronize.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuEventSynchronize(CUevent hEvent)
     * }
     */
    public static MemorySegment cuEventSynchronize$address() {
        return cuEventSynchronize.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuEventSynchronize(CUevent hEvent)
     * }
     */
    public static int cuEventSynchronize(MemorySegment hEvent) {
        var mh$ = cuEventSynchronize.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuEventSynchronize", hEvent);
            }
            return (int)mh$.invokeExact(hEvent);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuEventDestroy_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuEventDestroy_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuEventDestroy_v2(CUevent hEvent)
     * }
     */
    public static FunctionDescriptor cuEventDestroy_v2$descriptor() {
        return cuEventDestroy_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuEventDestroy_v2(CUevent hEvent)
     * }
     */
    public static MethodHandle cuEventDestroy_v2$handle() {
        return cuEventDestroy_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuEventDestroy_v2(CUevent hEvent)
     * }
     */
    public static MemorySegment cuEventDestroy_v2$address() {
        return cuEventDestroy_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuEventDestroy_v2(CUevent hEvent)
     * }
     */
    public static int cuEventDestroy_v2(MemorySegment hEvent) {
        var mh$ = cuEventDestroy_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuEventDestroy_v2", hEvent);
            }
            return (int)mh$.invokeExact(hEvent);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuEventElapsedTime_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuEventElapsedTime_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)
     * }
     */
    public static FunctionDescriptor cuEventElapsedTime_v2$descriptor() {
        return cuEventElapsedTime_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)
     * }
     */
    public static MethodHandle cuEventElapsedTime_v2$handle() {
        return cuEventElapsedTime_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)
     * }
     */
    public static MemorySegment cuEventElapsedTime_v2$address() {
        return cuEventElapsedTime_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuEventElapsedTime_v2(float *pMilliseconds, CUevent hStart, CUevent hEnd)
     * }
     */
    public static int cuEventElapsedTime_v2(MemorySegment pMilliseconds, MemorySegment hStart, MemorySegment hEnd) {
        var mh$ = cuEventElapsedTime_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuEventElapsedTime_v2", pMilliseconds, hStart, hEnd);
            }
            return (int)mh$.invokeExact(pMilliseconds, hStart, hEnd);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuFuncGetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuFuncGetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)
     * }
     */
    public static FunctionDescriptor cuFuncGetAttribute$descriptor() {
        return cuFuncGetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)
     * }
     */
    public static MethodHandle cuFuncGetAttribute$handle() {
        return cuFuncGetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)
     * }
     */
    public static MemorySegment cuFuncGetAttribute$address() {
        return cuFuncGetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuFuncGetAttribute(int *pi, CUfunction_attribute attrib, CUfunction hfunc)
     * }
     */
    public static int cuFuncGetAttribute(MemorySegment pi, int attrib, MemorySegment hfunc) {
        var mh$ = cuFuncGetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuFuncGetAttribute", pi, attrib, hfunc);
            }
            return (int)mh$.invokeExact(pi, attrib, hfunc);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuFuncSetAttribute {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_INT
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuFuncSetAttribute");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuFuncSetAttribute(CUfunction hfunc, CUfunction_attribute attrib, int value)
     * }
     */
    public static FunctionDescriptor cuFuncSetAttribute$descriptor() {
        return cuFuncSetAttribute.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuFuncSetAttribute(CUfunction hfunc, CUfunction_attribute attrib, int value)
     * }
     */
    public static MethodHandle cuFuncSetAttribute$handle() {
        return cuFuncSetAttribute.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuFuncSetAttribute(CUfunction hfunc, CUfunction_attribute attrib, int value)
     * }
     */
    public static MemorySegment cuFuncSetAttribute$address() {
        return cuFuncSetAttribute.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuFuncSetAttribute(CUfunction hfunc, CUfunction_attribute attrib, int value)
     * }
     */
    public static int cuFuncSetAttribute(MemorySegment hfunc, int attrib, int value) {
        var mh$ = cuFuncSetAttribute.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuFuncSetAttribute", hfunc, attrib, value);
            }
            return (int)mh$.invokeExact(hfunc, attrib, value);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuLaunchKernel {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuLaunchKernel");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
     * }
     */
    public static FunctionDescriptor cuLaunchKernel$descriptor() {
        return cuLaunchKernel.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
     * }
     */
    public static MethodHandle cuLaunchKernel$handle() {
        return cuLaunchKernel.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
     * }
     */
    public static MemorySegment cuLaunchKernel$address() {
        return cuLaunchKernel.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuLaunchKernel(CUfunction f, unsigned int gridDimX, unsigned int gridDimY, unsigned int gridDimZ, unsigned int blockDimX, unsigned int blockDimY, unsigned int blockDimZ, unsigned int sharedMemBytes, CUstream hStream, void **kernelParams, void **extra)
     * }
     */
    public static int cuLaunchKernel(MemorySegment f, int gridDimX, int gridDimY, int gridDimZ, int blockDimX, int blockDimY, int blockDimZ, int sharedMemBytes, MemorySegment hStream, MemorySegment kernelParams, MemorySegment extra) {
        var mh$ = cuLaunchKernel.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuLaunchKernel", f, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes, hStream, kernelParams, extra);
            }
            return (int)mh$.invokeExact(f, gridDimX, gridDimY, gridDimZ, blockDimX, blockDimY, blockDimZ, sharedMemBytes, hStream, kernelParams, extra);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuLaunchKernelEx {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuLaunchKernelEx");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)
     * }
     */
    public static FunctionDescriptor cuLaunchKernelEx$descriptor() {
        return cuLaunchKernelEx.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)
     * }
     */
    public static MethodHandle cuLaunchKernelEx$handle() {
        return cuLaunchKernelEx.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)
     * }
     */
    public static MemorySegment cuLaunchKernelEx$address() {
        return cuLaunchKernelEx.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuLaunchKernelEx(const CUlaunchConfig *config, CUfunction f, void **kernelParams, void **extra)
     * }
     */
    public static int cuLaunchKernelEx(MemorySegment config, MemorySegment f, MemorySegment kernelParams, MemorySegment extra) {
        var mh$ = cuLaunchKernelEx.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuLaunchKernelEx", config, f, kernelParams, extra);
            }
            return (int)mh$.invokeExact(config, f, kernelParams, extra);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphKernelNodeGetParams_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphKernelNodeGetParams_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static FunctionDescriptor cuGraphKernelNodeGetParams_v2$descriptor() {
        return cuGraphKernelNodeGetParams_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static MethodHandle cuGraphKernelNodeGetParams_v2$handle() {
        return cuGraphKernelNodeGetParams_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static MemorySegment cuGraphKernelNodeGetParams_v2$address() {
        return cuGraphKernelNodeGetParams_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphKernelNodeGetParams_v2(CUgraphNode hNode, CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static int cuGraphKernelNodeGetParams_v2(MemorySegment hNode, MemorySegment nodeParams) {
        var mh$ = cuGraphKernelNodeGetParams_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphKernelNodeGetParams_v2", hNode, nodeParams);
            }
            return (int)mh$.invokeExact(hNode, nodeParams);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphNodeGetType {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphNodeGetType");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphNodeGetType(CUgraphNode hNode, CUgraphNodeType *type)
     * }
     */
    public static FunctionDescriptor cuGraphNodeGetType$descriptor() {
        return cuGraphNodeGetType.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphNodeGetType(CUgraphNode hNode, CUgraphNodeType *type)
     * }
     */
    public static MethodHandle cuGraphNodeGetType$handle() {
        return cuGraphNodeGetType.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphNodeGetType(CUgraphNode hNode, CUgraphNodeType *type)
     * }
     */
    public static MemorySegment cuGraphNodeGetType$address() {
        return cuGraphNodeGetType.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphNodeGetType(CUgraphNode hNode, CUgraphNodeType *type)
     * }
     */
    public static int cuGraphNodeGetType(MemorySegment hNode, MemorySegment type) {
        var mh$ = cuGraphNodeGetType.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphNodeGetType", hNode, type);
            }
            return (int)mh$.invokeExact(hNode, type);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphGetNodes {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphGetNodes");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphGetNodes(CUgraph hGraph, CUgraphNode *nodes, size_t *numNodes)
     * }
     */
    public static FunctionDescriptor cuGraphGetNodes$descriptor() {
        return cuGraphGetNodes.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphGetNodes(CUgraph hGraph, CUgraphNode *nodes, size_t *numNodes)
     * }
     */
    public static MethodHandle cuGraphGetNodes$handle() {
        return cuGraphGetNodes.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphGetNodes(CUgraph hGraph, CUgraphNode *nodes, size_t *numNodes)
     * }
     */
    public static MemorySegment cuGraphGetNodes$address() {
        return cuGraphGetNodes.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphGetNodes(CUgraph hGraph, CUgraphNode *nodes, size_t *numNodes)
     * }
     */
    public static int cuGraphGetNodes(MemorySegment hGraph, MemorySegment nodes, MemorySegment numNodes) {
        var mh$ = cuGraphGetNodes.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphGetNodes", hGraph, nodes, numNodes);
            }
            return (int)mh$.invokeExact(hGraph, nodes, numNodes);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphInstantiateWithFlags {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_LONG_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphInstantiateWithFlags");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphInstantiateWithFlags(CUgraphExec *phGraphExec, CUgraph hGraph, unsigned long long flags)
     * }
     */
    public static FunctionDescriptor cuGraphInstantiateWithFlags$descriptor() {
        return cuGraphInstantiateWithFlags.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphInstantiateWithFlags(CUgraphExec *phGraphExec, CUgraph hGraph, unsigned long long flags)
     * }
     */
    public static MethodHandle cuGraphInstantiateWithFlags$handle() {
        return cuGraphInstantiateWithFlags.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphInstantiateWithFlags(CUgraphExec *phGraphExec, CUgraph hGraph, unsigned long long flags)
     * }
     */
    public static MemorySegment cuGraphInstantiateWithFlags$address() {
        return cuGraphInstantiateWithFlags.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphInstantiateWithFlags(CUgraphExec *phGraphExec, CUgraph hGraph, unsigned long long flags)
     * }
     */
    public static int cuGraphInstantiateWithFlags(MemorySegment phGraphExec, MemorySegment hGraph, long flags) {
        var mh$ = cuGraphInstantiateWithFlags.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphInstantiateWithFlags", phGraphExec, hGraph, flags);
            }
            return (int)mh$.invokeExact(phGraphExec, hGraph, flags);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphExecKernelNodeSetParams_v2 {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphExecKernelNodeSetParams_v2");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static FunctionDescriptor cuGraphExecKernelNodeSetParams_v2$descriptor() {
        return cuGraphExecKernelNodeSetParams_v2.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static MethodHandle cuGraphExecKernelNodeSetParams_v2$handle() {
        return cuGraphExecKernelNodeSetParams_v2.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static MemorySegment cuGraphExecKernelNodeSetParams_v2$address() {
        return cuGraphExecKernelNodeSetParams_v2.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphExecKernelNodeSetParams_v2(CUgraphExec hGraphExec, CUgraphNode hNode, const CUDA_KERNEL_NODE_PARAMS *nodeParams)
     * }
     */
    public static int cuGraphExecKernelNodeSetParams_v2(MemorySegment hGraphExec, MemorySegment hNode, MemorySegment nodeParams) {
        var mh$ = cuGraphExecKernelNodeSetParams_v2.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphExecKernelNodeSetParams_v2", hGraphExec, hNode, nodeParams);
            }
            return (int)mh$.invokeExact(hGraphExec, hNode, nodeParams);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphUpload {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphUpload");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphUpload(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuGraphUpload$descriptor() {
        return cuGraphUpload.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphUpload(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static MethodHandle cuGraphUpload$handle() {
        return cuGraphUpload.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphUpload(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static MemorySegment cuGraphUpload$address() {
        return cuGraphUpload.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphUpload(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static int cuGraphUpload(MemorySegment hGraphExec, MemorySegment hStream) {
        var mh$ = cuGraphUpload.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphUpload", hGraphExec, hStream);
            }
            return (int)mh$.invokeExact(hGraphExec, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphLaunch {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphLaunch");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphLaunch(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static FunctionDescriptor cuGraphLaunch$descriptor() {
        return cuGraphLaunch.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphLaunch(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static MethodHandle cuGraphLaunch$handle() {
        return cuGraphLaunch.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphLaunch(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static MemorySegment cuGraphLaunch$address() {
        return cuGraphLaunch.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphLaunch(CUgraphExec hGraphExec, CUstream hStream)
     * }
     */
    public static int cuGraphLaunch(MemorySegment hGraphExec, MemorySegment hStream) {
        var mh$ = cuGraphLaunch.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphLaunch", hGraphExec, hStream);
            }
            return (int)mh$.invokeExact(hGraphExec, hStream);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphExecDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphExecDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphExecDestroy(CUgraphExec hGraphExec)
     * }
     */
    public static FunctionDescriptor cuGraphExecDestroy$descriptor() {
        return cuGraphExecDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphExecDestroy(CUgraphExec hGraphExec)
     * }
     */
    public static MethodHandle cuGraphExecDestroy$handle() {
        return cuGraphExecDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphExecDestroy(CUgraphExec hGraphExec)
     * }
     */
    public static MemorySegment cuGraphExecDestroy$address() {
        return cuGraphExecDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphExecDestroy(CUgraphExec hGraphExec)
     * }
     */
    public static int cuGraphExecDestroy(MemorySegment hGraphExec) {
        var mh$ = cuGraphExecDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphExecDestroy", hGraphExec);
            }
            return (int)mh$.invokeExact(hGraphExec);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuGraphDestroy {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuGraphDestroy");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuGraphDestroy(CUgraph hGraph)
     * }
     */
    public static FunctionDescriptor cuGraphDestroy$descriptor() {
        return cuGraphDestroy.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuGraphDestroy(CUgraph hGraph)
     * }
     */
    public static MethodHandle cuGraphDestroy$handle() {
        return cuGraphDestroy.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuGraphDestroy(CUgraph hGraph)
     * }
     */
    public static MemorySegment cuGraphDestroy$address() {
        return cuGraphDestroy.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuGraphDestroy(CUgraph hGraph)
     * }
     */
    public static int cuGraphDestroy(MemorySegment hGraph) {
        var mh$ = cuGraphDestroy.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuGraphDestroy", hGraph);
            }
            return (int)mh$.invokeExact(hGraph);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuOccupancyMaxActiveBlocksPerMultiprocessor {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_INT,
            Cuda.C_LONG
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuOccupancyMaxActiveBlocksPerMultiprocessor");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *numBlocks, CUfunction func, int blockSize, size_t dynamicSMemSize)
     * }
     */
    public static FunctionDescriptor cuOccupancyMaxActiveBlocksPerMultiprocessor$descriptor() {
        return cuOccupancyMaxActiveBlocksPerMultiprocessor.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *numBlocks, CUfunction func, int blockSize, size_t dynamicSMemSize)
     * }
     */
    public static MethodHandle cuOccupancyMaxActiveBlocksPerMultiprocessor$handle() {
        return cuOccupancyMaxActiveBlocksPerMultiprocessor.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *numBlocks, CUfunction func, int blockSize, size_t dynamicSMemSize)
     * }
     */
    public static MemorySegment cuOccupancyMaxActiveBlocksPerMultiprocessor$address() {
        return cuOccupancyMaxActiveBlocksPerMultiprocessor.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *numBlocks, CUfunction func, int blockSize, size_t dynamicSMemSize)
     * }
     */
    public static int cuOccupancyMaxActiveBlocksPerMultiprocessor(MemorySegment numBlocks, MemorySegment func, int blockSize, long dynamicSMemSize) {
        var mh$ = cuOccupancyMaxActiveBlocksPerMultiprocessor.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuOccupancyMaxActiveBlocksPerMultiprocessor", numBlocks, func, blockSize, dynamicSMemSize);
            }
            return (int)mh$.invokeExact(numBlocks, func, blockSize, dynamicSMemSize);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class cuOccupancyMaxActiveClusters {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
            Cuda.C_INT,
            Cuda.C_POINTER,
            Cuda.C_POINTER,
            Cuda.C_POINTER
        );

        public static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("cuOccupancyMaxActiveClusters");

        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /**
     * Function descriptor for:
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config)
     * }
     */
    public static FunctionDescriptor cuOccupancyMaxActiveClusters$descriptor() {
        return cuOccupancyMaxActiveClusters.DESC;
    }

    /**
     * Downcall method handle for:
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config)
     * }
     */
    public static MethodHandle cuOccupancyMaxActiveClusters$handle() {
        return cuOccupancyMaxActiveClusters.HANDLE;
    }

    /**
     * Address for:
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config)
     * }
     */
    public static MemorySegment cuOccupancyMaxActiveClusters$address() {
        return cuOccupancyMaxActiveClusters.ADDR;
    }

    /**
     * {@snippet lang=c :
     * CUresult cuOccupancyMaxActiveClusters(int *numClusters, CUfunction func, const CUlaunchConfig *config)
     * }
     */
    public static int cuOccupancyMaxActiveClusters(MemorySegment numClusters, MemorySegment func, MemorySegment config) {
        var mh$ = cuOccupancyMaxActiveClusters.HANDLE;
        try {
            if (TRACE_DOWNCALLS) {
                traceDowncall("cuOccupancyMaxActiveClusters", numClusters, func, config);
            }
            return (int)mh$.invokeExact(numClusters, func, config);
        } catch (Error | RuntimeException ex) {
           throw ex;
        } catch (Throwable ex$) {
           throw new AssertionError("should not reach here", ex$);
        }
    }
}
