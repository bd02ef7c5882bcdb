package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.bindings.NativeLibrary;
import dev.weft.bindings.driver.CUDA_MEMCPY2D_st;
import dev.weft.bindings.driver.Cuda;
import dev.weft.dsa.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * The CUDA driver's calls that the backend makes, each with its result checked. Calls on the path
 * of a run allocate nothing. The device's context is current where one is needed: see {@link
 * Device#enter}.
 */
@SuppressWarnings("restricted") // reads the driver's strings and sizes the memory that it hands out
final class Driver {
  static final int COMPUTE_CAPABILITY_MAJOR = Cuda.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR();
  static final int COMPUTE_CAPABILITY_MINOR = Cuda.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR();
  static final int MULTIPROCESSORS = Cuda.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT();
  static final int SHARED_BYTES = Cuda.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN();
  static final int L2_BYTES = Cuda.CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE();

  /** Older drivers load no code of this toolkit's major version. */
  private static final int OLDEST_VERSION = 13000;

  private static final int SUCCESS = 0;
  private static final int NOT_READY = 600;

  /** After these the context is lost: addresses, launches, assertions, hardware. */
  private static final Set<Integer> FATAL =
      Set.of(214, 220, 226, 700, 702, 709, 710, 714, 715, 716, 717, 718, 719, 721, 999);

  private static final MemorySegment NULL = MemorySegment.NULL;

  private Driver() {}

  /** The reason why there is no device to use here, or null. */
  static String unavailable() {
    if (!NativeLibrary.CUDA_DRIVER.isAvailable()) {
      return NativeLibrary.CUDA_DRIVER.explain();
    }
    try {
      init();
      int version = version();
      if (version < OLDEST_VERSION) {
        return "the driver supports CUDA %d.%d, expected %d.%d or later: update it"
            .formatted(
                version / 1000,
                version % 1000 / 10,
                OLDEST_VERSION / 1000,
                OLDEST_VERSION % 1000 / 10);
      }
      return deviceCount() == 0 ? "the driver sees no device (CUDA_VISIBLE_DEVICES?)" : null;
    } catch (DeviceException e) {
      return e.getMessage();
    }
  }

  static void init() {
    check(Cuda.cuInit(0), "cuInit");
  }

  /** Such as 13000 for CUDA 13.0. */
  static int version() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_INT);
      check(Cuda.cuDriverGetVersion(at), "cuDriverGetVersion");
      return at.get(JAVA_INT, 0);
    }
  }

  static int deviceCount() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_INT);
      check(Cuda.cuDeviceGetCount(at), "cuDeviceGetCount");
      return at.get(JAVA_INT, 0);
    }
  }

  private static int device(int ordinal, Arena arena) {
    MemorySegment at = arena.allocate(JAVA_INT);
    check(Cuda.cuDeviceGet(at, ordinal), "cuDeviceGet");
    return at.get(JAVA_INT, 0);
  }

  static String deviceName(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(256);
      check(Cuda.cuDeviceGetName(name, 256, device(ordinal, arena)), "cuDeviceGetName");
      return name.getString(0);
    }
  }

  static int attribute(int ordinal, int attribute) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_INT);
      check(
          Cuda.cuDeviceGetAttribute(at, attribute, device(ordinal, arena)), "cuDeviceGetAttribute");
      return at.get(JAVA_INT, 0);
    }
  }

  static long totalMemory(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_LONG);
      check(Cuda.cuDeviceTotalMem_v2(at, device(ordinal, arena)), "cuDeviceTotalMem");
      return at.get(JAVA_LONG, 0);
    }
  }

  /** Free memory of the current device. */
  static long freeMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_LONG, 2);
      check(Cuda.cuMemGetInfo_v2(at, at.asSlice(8)), "cuMemGetInfo");
      return at.get(JAVA_LONG, 0);
    }
  }

  static MemorySegment retainContext(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuDevicePrimaryCtxRetain(at, device(ordinal, arena)), "cuDevicePrimaryCtxRetain");
      return at.get(ADDRESS, 0);
    }
  }

  static void releaseContext(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      check(Cuda.cuDevicePrimaryCtxRelease_v2(device(ordinal, arena)), "cuDevicePrimaryCtxRelease");
    }
  }

  static void setCurrent(MemorySegment context) {
    check(Cuda.cuCtxSetCurrent(context), "cuCtxSetCurrent");
  }

  static void synchronizeContext() {
    check(Cuda.cuCtxSynchronize(), "cuCtxSynchronize");
  }

  /** Loads an image that is copied to {@code room}, which is one byte longer. */
  static MemorySegment loadModule(MemorySegment room, byte[] image) {
    MemorySegment.copy(image, 0, room, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, image.length);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuModuleLoadData(at, room), "cuModuleLoadData");
      return at.get(ADDRESS, 0);
    }
  }

  static void unloadModule(MemorySegment module) {
    check(Cuda.cuModuleUnload(module), "cuModuleUnload");
  }

  /** Copies a constant of a module to the host. */
  static void readGlobal(MemorySegment module, String name, MemorySegment to) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_LONG, 2);
      check(
          Cuda.cuModuleGetGlobal_v2(at, at.asSlice(8), module, arena.allocateFrom(name)),
          "cuModuleGetGlobal of " + name);
      if (at.getAtIndex(JAVA_LONG, 1) != to.byteSize()) {
        throw new IllegalStateException(
            name
                + " of the kernel image has "
                + at.getAtIndex(JAVA_LONG, 1)
                + " bytes, expected "
                + to.byteSize()
                + ": it is of another version than the engine");
      }
      check(
          Cuda.cuMemcpyDtoHAsync_v2(to, at.get(JAVA_LONG, 0), to.byteSize(), NULL),
          "cuMemcpyDtoHAsync");
      check(Cuda.cuStreamSynchronize(NULL), "cuStreamSynchronize");
    }
  }

  static MemorySegment function(MemorySegment module, String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(
          Cuda.cuModuleGetFunction(at, module, arena.allocateFrom(name)),
          "cuModuleGetFunction of " + name);
      return at.get(ADDRESS, 0);
    }
  }

  /** Version of the PTX that a kernel's code was made from, such as 80 or 90. */
  static int ptxVersion(MemorySegment function) {
    return functionAttribute(function, Cuda.CU_FUNC_ATTRIBUTE_PTX_VERSION());
  }

  static int functionAttribute(MemorySegment function, int attribute) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_INT);
      check(Cuda.cuFuncGetAttribute(at, attribute, function), "cuFuncGetAttribute");
      return at.get(JAVA_INT, 0);
    }
  }

  /**
   * Gets a kernel ready for a launch that takes more dynamic shared memory than the 48 KB that all
   * may, or clusters of more than 8, which are not portable: these must be asked for.
   */
  static void prepare(MemorySegment function, Launch launch) {
    if (launch.sharedBytes() > 48 << 10) {
      set(function, Cuda.CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT(), 100, launch);
      set(
          function,
          Cuda.CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES(),
          launch.sharedBytes(),
          launch);
    }
    if (launch.cluster() > 8) {
      set(function, Cuda.CU_FUNC_ATTRIBUTE_NON_PORTABLE_CLUSTER_SIZE_ALLOWED(), 1, launch);
    }
  }

  private static void set(MemorySegment function, int attribute, int value, Launch launch) {
    check(Cuda.cuFuncSetAttribute(function, attribute, value), "cuFuncSetAttribute for " + launch);
  }

  /** Clusters of a launch that the device can hold at once. */
  static int activeClusters(MemorySegment function, Launch launch) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_INT);
      prepare(function, launch);
      MemorySegment config = DriverLaunches.configured(arena, launch, launch.gridX(), NULL);
      // A device that cannot hold one says so with an error.
      return Cuda.cuOccupancyMaxActiveClusters(at, function, config) == SUCCESS
          ? at.get(JAVA_INT, 0)
          : 0;
    }
  }

  static MemorySegment createStream() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuStreamCreate(at, Cuda.CU_STREAM_NON_BLOCKING()), "cuStreamCreate");
      return at.get(ADDRESS, 0);
    }
  }

  static void destroyStream(MemorySegment stream) {
    check(Cuda.cuStreamDestroy_v2(stream), "cuStreamDestroy");
  }

  static void synchronize(MemorySegment stream) {
    check(Cuda.cuStreamSynchronize(stream), "cuStreamSynchronize");
  }

  /** An event without a time. */
  static MemorySegment createEvent() {
    return createEvent(Cuda.CU_EVENT_DISABLE_TIMING());
  }

  /** An event whose time can be asked for. */
  static MemorySegment createTimer() {
    return createEvent(Cuda.CU_EVENT_DEFAULT());
  }

  private static MemorySegment createEvent(int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuEventCreate(at, flags), "cuEventCreate");
      return at.get(ADDRESS, 0);
    }
  }

  static void destroyEvent(MemorySegment event) {
    check(Cuda.cuEventDestroy_v2(event), "cuEventDestroy");
  }

  static void record(MemorySegment event, MemorySegment stream) {
    check(Cuda.cuEventRecord(event, stream), "cuEventRecord");
  }

  static void synchronizeEvent(MemorySegment event) {
    check(Cuda.cuEventSynchronize(event), "cuEventSynchronize");
  }

  static boolean isOver(MemorySegment event) {
    int code = Cuda.cuEventQuery(event);
    if (code == NOT_READY) {
      return false;
    }
    check(code, "cuEventQuery");
    return true;
  }

  /** Milliseconds between two timers. */
  static float elapsed(MemorySegment from, MemorySegment to) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(java.lang.foreign.ValueLayout.JAVA_FLOAT);
      check(Cuda.cuEventElapsedTime_v2(at, from, to), "cuEventElapsedTime");
      return at.get(java.lang.foreign.ValueLayout.JAVA_FLOAT, 0);
    }
  }

  static void beginCapture(MemorySegment stream) {
    check(
        Cuda.cuStreamBeginCapture_v2(stream, Cuda.CU_STREAM_CAPTURE_MODE_THREAD_LOCAL()),
        "cuStreamBeginCapture");
  }

  static MemorySegment endCapture(MemorySegment stream) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuStreamEndCapture(stream, at), "cuStreamEndCapture");
      return at.get(ADDRESS, 0);
    }
  }

  /** Makes what was recorded ready for launching; the recording stays. */
  static MemorySegment instantiate(MemorySegment recorded) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuGraphInstantiateWithFlags(at, recorded, 0), "cuGraphInstantiate");
      return at.get(ADDRESS, 0);
    }
  }

  static void destroyRecorded(MemorySegment recorded) {
    check(Cuda.cuGraphDestroy(recorded), "cuGraphDestroy");
  }

  /** The one kernel of what was recorded whose thread blocks along x may change, or null. */
  static MemorySegment kernelNode(MemorySegment recorded, MemorySegment function) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_LONG);
      check(Cuda.cuGraphGetNodes(recorded, NULL, count), "cuGraphGetNodes");
      long nodes = count.get(JAVA_LONG, 0);
      MemorySegment all = arena.allocate(ADDRESS, nodes);
      check(Cuda.cuGraphGetNodes(recorded, all, count), "cuGraphGetNodes");
      MemorySegment type = arena.allocate(JAVA_INT);
      for (long i = 0; i < nodes; i++) {
        MemorySegment node = all.getAtIndex(ADDRESS, i);
        check(Cuda.cuGraphNodeGetType(node, type), "cuGraphNodeGetType");
        if (type.get(JAVA_INT, 0) == Cuda.CU_GRAPH_NODE_TYPE_KERNEL()) {
          MemorySegment parameters = DriverLaunches.parameters(arena);
          check(Cuda.cuGraphKernelNodeGetParams_v2(node, parameters), "cuGraphKernelNodeGetParams");
          if (DriverLaunches.function(parameters).address() == function.address()) {
            return node;
          }
        }
      }
      return null;
    }
  }

  /** Gives a kernel of a graph another count of thread blocks along x. */
  static void regrid(MemorySegment graph, MemorySegment node, int gridX) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameters = DriverLaunches.parameters(arena);
      check(Cuda.cuGraphKernelNodeGetParams_v2(node, parameters), "cuGraphKernelNodeGetParams");
      DriverLaunches.gridX(parameters, gridX);
      check(
          Cuda.cuGraphExecKernelNodeSetParams_v2(graph, node, parameters),
          "cuGraphExecKernelNodeSetParams");
    }
  }

  static void destroyGraph(MemorySegment graph) {
    check(Cuda.cuGraphExecDestroy(graph), "cuGraphExecDestroy");
  }

  static void launch(MemorySegment graph, MemorySegment stream) {
    check(Cuda.cuGraphLaunch(graph, stream), "cuGraphLaunch");
  }

  /**
   * Launches a kernel that is prepared; its one argument is {@code argument}, which is copied by
   * the call.
   */
  static void launchKernel(
      MemorySegment function, Launch launch, MemorySegment argument, MemorySegment stream) {
    launchKernel(function, launch, launch.gridX(), argument, stream);
  }

  /** The same with another count of thread blocks along x. */
  static void launchKernel(
      MemorySegment function,
      Launch launch,
      int gridX,
      MemorySegment argument,
      MemorySegment stream) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = arena.allocate(ADDRESS);
      arguments.set(ADDRESS, 0, argument);
      if (launch.hasAttributes()) {
        MemorySegment config = DriverLaunches.configured(arena, launch, gridX, stream);
        check(
            Cuda.cuLaunchKernelEx(config, function, arguments, NULL),
            "cuLaunchKernelEx of " + launch);
        return;
      }
      check(
          Cuda.cuLaunchKernel(
              function,
              gridX,
              launch.gridY(),
              launch.gridZ(),
              launch.threads(),
              1,
              1,
              launch.sharedBytes(),
              stream,
              arguments,
              NULL),
          "cuLaunchKernel of " + launch);
    }
  }

  /** A pool that keeps what is freed, so that later allocations cost nothing. */
  static MemorySegment createPool(int ordinal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuMemPoolCreate(at, DriverPools.properties(arena, ordinal)), "cuMemPoolCreate");
      MemorySegment pool = at.get(ADDRESS, 0);
      MemorySegment all = arena.allocateFrom(JAVA_LONG, Long.MAX_VALUE);
      try {
        check(
            Cuda.cuMemPoolSetAttribute(pool, Cuda.CU_MEMPOOL_ATTR_RELEASE_THRESHOLD(), all),
            "cuMemPoolSetAttribute");
      } catch (DeviceException e) {
        Cleanup cleanup = new Cleanup();
        cleanup.step(() -> destroyPool(pool));
        throw cleanup.suppressedIn(e);
      }
      return pool;
    }
  }

  static void destroyPool(MemorySegment pool) {
    check(Cuda.cuMemPoolDestroy(pool), "cuMemPoolDestroy");
  }

  static long allocate(MemorySegment pool, long bytes, MemorySegment stream) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_LONG);
      check(Cuda.cuMemAllocFromPoolAsync(at, bytes, pool, stream), "cuMemAllocFromPoolAsync");
      return at.get(JAVA_LONG, 0);
    }
  }

  static void free(long address, MemorySegment stream) {
    check(Cuda.cuMemFreeAsync(address, stream), "cuMemFreeAsync");
  }

  /** Page-locked memory of the host. */
  static MemorySegment allocatePinned(long bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cuda.cuMemHostAlloc(at, bytes, 0), "cuMemHostAlloc");
      return at.get(ADDRESS, 0).reinterpret(bytes);
    }
  }

  static void freePinned(MemorySegment memory) {
    check(Cuda.cuMemFreeHost(memory), "cuMemFreeHost");
  }

  static void copyToDevice(long to, MemorySegment from, long bytes, MemorySegment stream) {
    if (bytes > 0) {
      check(Cuda.cuMemcpyHtoDAsync_v2(to, from, bytes, stream), "cuMemcpyHtoDAsync");
    }
  }

  static void copyToHost(MemorySegment to, long from, long bytes, MemorySegment stream) {
    if (bytes > 0) {
      check(Cuda.cuMemcpyDtoHAsync_v2(to, from, bytes, stream), "cuMemcpyDtoHAsync");
    }
  }

  /** Copies rows to the device, from the host or from the device. */
  static void copyRows(
      long to,
      long pitch,
      MemorySegment from,
      boolean onDevice,
      long fromPitch,
      long width,
      long rows,
      MemorySegment stream) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = CUDA_MEMCPY2D_st.allocate(arena);
      if (onDevice) {
        CUDA_MEMCPY2D_st.srcMemoryType(copy, Cuda.CU_MEMORYTYPE_DEVICE());
        CUDA_MEMCPY2D_st.srcDevice(copy, from.address());
      } else {
        CUDA_MEMCPY2D_st.srcMemoryType(copy, Cuda.CU_MEMORYTYPE_HOST());
        CUDA_MEMCPY2D_st.srcHost(copy, from);
      }
      CUDA_MEMCPY2D_st.srcPitch(copy, Math.max(width, fromPitch));
      CUDA_MEMCPY2D_st.dstMemoryType(copy, Cuda.CU_MEMORYTYPE_DEVICE());
      CUDA_MEMCPY2D_st.dstDevice(copy, to);
      CUDA_MEMCPY2D_st.dstPitch(copy, Math.max(width, pitch));
      CUDA_MEMCPY2D_st.WidthInBytes(copy, width);
      CUDA_MEMCPY2D_st.Height(copy, rows);
      check(Cuda.cuMemcpy2DAsync_v2(copy, stream), "cuMemcpy2DAsync");
    }
  }

  static void clear(long address, long bytes, MemorySegment stream) {
    check(Cuda.cuMemsetD8Async(address, (byte) 0, bytes, stream), "cuMemsetD8Async");
  }

  /** Throws unless a call succeeded. */
  private static void check(int code, String call) {
    if (code != SUCCESS) {
      throw failure(code, call);
    }
  }

  private static DeviceException failure(int code, String call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      String name = Cuda.cuGetErrorName(code, at) == SUCCESS ? text(at) : "error " + code;
      String what = Cuda.cuGetErrorString(code, at) == SUCCESS ? text(at) : "unknown";
      boolean fatal = FATAL.contains(code);
      String then = fatal ? "; the device is of no further use to this process: restart it" : "";
      return new DeviceException(call + ": " + name + " (" + what + ")" + then, name, fatal);
    }
  }

  private static String text(MemorySegment at) {
    return at.get(ADDRESS, 0).reinterpret(1024).getString(0);
  }
}
