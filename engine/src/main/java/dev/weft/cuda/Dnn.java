package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.bindings.NativeLibrary;
import dev.weft.bindings.cudnn.Cudnn;
import dev.weft.dsa.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * cuDNN's calls that the backend makes, each with its status checked. The device's context is
 * current where one is needed: see {@link Device#enter}.
 */
@SuppressWarnings("restricted") // reads the library's strings
final class Dnn {
  /** The first version that has attention as one operation. */
  private static final long OLDEST_VERSION = 91301;

  private static final int SUCCESS = Cudnn.CUDNN_STATUS_SUCCESS();

  private Dnn() {}

  /** The reason why attention cannot be had of cuDNN here, or null. */
  static String unavailable() {
    if (!NativeLibrary.CUDNN.isAvailable()) {
      return NativeLibrary.CUDNN.explain();
    }
    if (Cudnn.cudnnGetVersion() < OLDEST_VERSION) {
      return "cuDNN is version " + version() + ", expected 9.13.1 or later: update it";
    }
    return null;
  }

  /** Such as {@code 9.14.0}. */
  static String version() {
    long version = Cudnn.cudnnGetVersion();
    return version / 10_000 + "." + version % 10_000 / 100 + "." + version % 100;
  }

  /** cuDNN's handle on a device, and a lock: it remembers the stream of its next call. */
  static final class Handle implements Device.Resource {
    private final Device device;
    final MemorySegment segment;

    Handle(Device device) {
      this.device = device;
      String missing = unavailable();
      if (missing != null) {
        throw new IllegalStateException(missing);
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment at = arena.allocate(ADDRESS);
        check(Cudnn.cudnnCreate(at), "cudnnCreate");
        segment = at.get(ADDRESS, 0);
      }
    }

    /** Starts a plan's work on a stream. Allocates nothing. */
    synchronized void execute(MemorySegment plan, MemorySegment pack, MemorySegment stream) {
      check(Cudnn.cudnnSetStream(segment, stream), "cudnnSetStream");
      check(Cudnn.cudnnBackendExecute(segment, plan, pack), "cudnnBackendExecute");
    }

    @Override
    public void free() {
      if (device.isUsable()) {
        check(Cudnn.cudnnDestroy(segment), "cudnnDestroy");
      }
    }
  }

  static MemorySegment create(int type) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS);
      check(Cudnn.cudnnBackendCreateDescriptor(type, at), "cudnnBackendCreateDescriptor");
      return at.get(ADDRESS, 0);
    }
  }

  static void destroy(MemorySegment descriptor) {
    check(Cudnn.cudnnBackendDestroyDescriptor(descriptor), "cudnnBackendDestroyDescriptor");
  }

  static void complete(MemorySegment descriptor, String what) {
    check(Cudnn.cudnnBackendFinalize(descriptor), "cudnnBackendFinalize of " + what);
  }

  static void set(MemorySegment descriptor, int attribute, MemorySegment... descriptors) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS, descriptors.length);
      for (int i = 0; i < descriptors.length; i++) {
        at.setAtIndex(ADDRESS, i, descriptors[i]);
      }
      int type = Cudnn.CUDNN_TYPE_BACKEND_DESCRIPTOR();
      set(descriptor, attribute, type, descriptors.length, at);
    }
  }

  static void setPointers(MemorySegment descriptor, int attribute, int type, long... addresses) {
    try (Arena arena = Arena.ofConfined()) {
      set(descriptor, attribute, type, addresses.length, arena.allocateFrom(JAVA_LONG, addresses));
    }
  }

  static void setLongs(MemorySegment descriptor, int attribute, long... values) {
    setPointers(descriptor, attribute, Cudnn.CUDNN_TYPE_INT64(), values);
  }

  static void setInt(MemorySegment descriptor, int attribute, int type, int value) {
    try (Arena arena = Arena.ofConfined()) {
      set(descriptor, attribute, type, 1, arena.allocateFrom(JAVA_INT, value));
    }
  }

  static void setTrue(MemorySegment descriptor, int attribute) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment yes = arena.allocate(JAVA_INT);
      yes.fill((byte) 1);
      set(descriptor, attribute, Cudnn.CUDNN_TYPE_BOOLEAN(), 1, yes);
    }
  }

  private static void set(
      MemorySegment descriptor, int attribute, int type, long count, MemorySegment values) {
    check(
        Cudnn.cudnnBackendSetAttribute(descriptor, attribute, type, count, values),
        "cudnnBackendSetAttribute of " + attribute);
  }

  static long getLong(MemorySegment descriptor, int attribute) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(JAVA_LONG);
      MemorySegment count = arena.allocate(JAVA_LONG);
      check(
          Cudnn.cudnnBackendGetAttribute(
              descriptor, attribute, Cudnn.CUDNN_TYPE_INT64(), 1, count, at),
          "cudnnBackendGetAttribute of " + attribute);
      return at.get(JAVA_LONG, 0);
    }
  }

  /** Fills descriptors that exist with an attribute's; says how many there are. */
  static int get(MemorySegment descriptor, int attribute, MemorySegment[] descriptors) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment at = arena.allocate(ADDRESS, descriptors.length);
      for (int i = 0; i < descriptors.length; i++) {
        at.setAtIndex(ADDRESS, i, descriptors[i]);
      }
      MemorySegment count = arena.allocate(JAVA_LONG);
      check(
          Cudnn.cudnnBackendGetAttribute(
              descriptor,
              attribute,
              Cudnn.CUDNN_TYPE_BACKEND_DESCRIPTOR(),
              descriptors.length,
              count,
              at),
          "cudnnBackendGetAttribute of " + attribute);
      return (int) Math.min(descriptors.length, count.get(JAVA_LONG, 0));
    }
  }

  private static void check(int status, String call) {
    if (status != SUCCESS) {
      throw failure(status, call);
    }
  }

  private static DeviceException failure(int status, String call) {
    String name = Cudnn.cudnnGetErrorString(status).reinterpret(256).getString(0);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(1024);
      Cudnn.cudnnGetLastErrorString(text, 1024);
      return new DeviceException(
          call + ": " + name + " (" + text.getString(0).strip() + ")", name, false);
    }
  }
}
