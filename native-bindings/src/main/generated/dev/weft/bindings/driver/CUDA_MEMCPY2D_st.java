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

/**
 * {@snippet lang=c :
 * struct CUDA_MEMCPY2D_st {
 *     size_t srcXInBytes;
 *     size_t srcY;
 *     CUmemorytype srcMemoryType;
 *     const void *srcHost;
 *     CUdeviceptr srcDevice;
 *     CUarray srcArray;
 *     size_t srcPitch;
 *     size_t dstXInBytes;
 *     size_t dstY;
 *     CUmemorytype dstMemoryType;
 *     void *dstHost;
 *     CUdeviceptr dstDevice;
 *     CUarray dstArray;
 *     size_t dstPitch;
 *     size_t WidthInBytes;
 *     size_t Height;
 * }
 * }
 */
@SuppressWarnings("restricted") // calling native code is what it is for
public class CUDA_MEMCPY2D_st {

    CUDA_MEMCPY2D_st() {
        // Should not be called directly
    }

    private static final GroupLayout $LAYOUT = MemoryLayout.structLayout(
        Cuda.C_LONG.withName("srcXInBytes"),
        Cuda.C_LONG.withName("srcY"),
        Cuda.C_INT.withName("srcMemoryType"),
        MemoryLayout.paddingLayout(4),
        Cuda.C_POINTER.withName("srcHost"),
        Cuda.C_LONG_LONG.withName("srcDevice"),
        Cuda.C_POINTER.withName("srcArray"),
        Cuda.C_LONG.withName("srcPitch"),
        Cuda.C_LONG.withName("dstXInBytes"),
        Cuda.C_LONG.withName("dstY"),
        Cuda.C_INT.withName("dstMemoryType"),
        MemoryLayout.paddingLayout(4),
        Cuda.C_POINTER.withName("dstHost"),
        Cuda.C_LONG_LONG.withName("dstDevice"),
        Cuda.C_POINTER.withName("dstArray"),
        Cuda.C_LONG.withName("dstPitch"),
        Cuda.C_LONG.withName("WidthInBytes"),
        Cuda.C_LONG.withName("Height")
    ).withName("CUDA_MEMCPY2D_st");

    /**
     * The layout of this struct
     */
    public static final GroupLayout layout() {
        return $LAYOUT;
    }

    private static final OfLong srcXInBytes$LAYOUT = (OfLong)$LAYOUT.select(groupElement("srcXInBytes"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t srcXInBytes
     * }
     */
    public static final OfLong srcXInBytes$layout() {
        return srcXInBytes$LAYOUT;
    }

    private static final long srcXInBytes$OFFSET = $LAYOUT.byteOffset(groupElement("srcXInBytes"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t srcXInBytes
     * }
     */
    public static final long srcXInBytes$offset() {
        return srcXInBytes$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t srcXInBytes
     * }
     */
    public static long srcXInBytes(MemorySegment struct) {
        return struct.get(srcXInBytes$LAYOUT, srcXInBytes$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t srcXInBytes
     * }
     */
    public static void srcXInBytes(MemorySegment struct, long fieldValue) {
        struct.set(srcXInBytes$LAYOUT, srcXInBytes$OFFSET, fieldValue);
    }

    private static final OfLong srcY$LAYOUT = (OfLong)$LAYOUT.select(groupElement("srcY"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t srcY
     * }
     */
    public static final OfLong srcY$layout() {
        return srcY$LAYOUT;
    }

    private static final long srcY$OFFSET = $LAYOUT.byteOffset(groupElement("srcY"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t srcY
     * }
     */
    public static final long srcY$offset() {
        return srcY$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t srcY
     * }
     */
    public static long srcY(MemorySegment struct) {
        return struct.get(srcY$LAYOUT, srcY$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t srcY
     * }
     */
    public static void srcY(MemorySegment struct, long fieldValue) {
        struct.set(srcY$LAYOUT, srcY$OFFSET, fieldValue);
    }

    private static final OfInt srcMemoryType$LAYOUT = (OfInt)$LAYOUT.select(groupElement("srcMemoryType"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUmemorytype srcMemoryType
     * }
     */
    public static final OfInt srcMemoryType$layout() {
        return srcMemoryType$LAYOUT;
    }

    private static final long srcMemoryType$OFFSET = $LAYOUT.byteOffset(groupElement("srcMemoryType"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUmemorytype srcMemoryType
     * }
     */
    public static final long srcMemoryType$offset() {
        return srcMemoryType$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUmemorytype srcMemoryType
     * }
     */
    public static int srcMemoryType(MemorySegment struct) {
        return struct.get(srcMemoryType$LAYOUT, srcMemoryType$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUmemorytype srcMemoryType
     * }
     */
    public static void srcMemoryType(MemorySegment struct, int fieldValue) {
        struct.set(srcMemoryType$LAYOUT, srcMemoryType$OFFSET, fieldValue);
    }

    private static final AddressLayout srcHost$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("srcHost"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * const void *srcHost
     * }
     */
    public static final AddressLayout srcHost$layout() {
        return srcHost$LAYOUT;
    }

    private static final long srcHost$OFFSET = $LAYOUT.byteOffset(groupElement("srcHost"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * const void *srcHost
     * }
     */
    public static final long srcHost$offset() {
        return srcHost$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * const void *srcHost
     * }
     */
    public static MemorySegment srcHost(MemorySegment struct) {
        return struct.get(srcHost$LAYOUT, srcHost$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * const void *srcHost
     * }
     */
    public static void srcHost(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(srcHost$LAYOUT, srcHost$OFFSET, fieldValue);
    }

    private static final OfLong srcDevice$LAYOUT = (OfLong)$LAYOUT.select(groupElement("srcDevice"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUdeviceptr srcDevice
     * }
     */
    public static final OfLong srcDevice$layout() {
        return srcDevice$LAYOUT;
    }

    private static final long srcDevice$OFFSET = $LAYOUT.byteOffset(groupElement("srcDevice"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUdeviceptr srcDevice
     * }
     */
    public static final long srcDevice$offset() {
        return srcDevice$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUdeviceptr srcDevice
     * }
     */
    public static long srcDevice(MemorySegment struct) {
        return struct.get(srcDevice$LAYOUT, srcDevice$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUdeviceptr srcDevice
     * }
     */
    public static void srcDevice(MemorySegment struct, long fieldValue) {
        struct.set(srcDevice$LAYOUT, srcDevice$OFFSET, fieldValue);
    }

    private static final AddressLayout srcArray$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("srcArray"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUarray srcArray
     * }
     */
    public static final AddressLayout srcArray$layout() {
        return srcArray$LAYOUT;
    }

    private static final long srcArray$OFFSET = $LAYOUT.byteOffset(groupElement("srcArray"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUarray srcArray
     * }
     */
    public static final long srcArray$offset() {
        return srcArray$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUarray srcArray
     * }
     */
    public static MemorySegment srcArray(MemorySegment struct) {
        return struct.get(srcArray$LAYOUT, srcArray$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUarray srcArray
     * }
     */
    public static void srcArray(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(srcArray$LAYOUT, srcArray$OFFSET, fieldValue);
    }

    private static final OfLong srcPitch$LAYOUT = (OfLong)$LAYOUT.select(groupElement("srcPitch"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t srcPitch
     * }
     */
    public static final OfLong srcPitch$layout() {
        return srcPitch$LAYOUT;
    }

    private static final long srcPitch$OFFSET = $LAYOUT.byteOffset(groupElement("srcPitch"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t srcPitch
     * }
     */
    public static final long srcPitch$offset() {
        return srcPitch$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t srcPitch
     * }
     */
    public static long srcPitch(MemorySegment struct) {
        return struct.get(srcPitch$LAYOUT, srcPitch$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t srcPitch
     * }
     */
    public static void srcPitch(MemorySegment struct, long fieldValue) {
        struct.set(srcPitch$LAYOUT, srcPitch$OFFSET, fieldValue);
    }

    private static final OfLong dstXInBytes$LAYOUT = (OfLong)$LAYOUT.select(groupElement("dstXInBytes"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t dstXInBytes
     * }
     */
    public static final OfLong dstXInBytes$layout() {
        return dstXInBytes$LAYOUT;
    }

    private static final long dstXInBytes$OFFSET = $LAYOUT.byteOffset(groupElement("dstXInBytes"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t dstXInBytes
     * }
     */
    public static final long dstXInBytes$offset() {
        return dstXInBytes$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t dstXInBytes
     * }
     */
    public static long dstXInBytes(MemorySegment struct) {
        return struct.get(dstXInBytes$LAYOUT, dstXInBytes$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t dstXInBytes
     * }
     */
    public static void dstXInBytes(MemorySegment struct, long fieldValue) {
        struct.set(dstXInBytes$LAYOUT, dstXInBytes$OFFSET, fieldValue);
    }

    private static final OfLong dstY$LAYOUT = (OfLong)$LAYOUT.select(groupElement("dstY"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t dstY
     * }
     */
    public static final OfLong dstY$layout() {
        return dstY$LAYOUT;
    }

    private static final long dstY$OFFSET = $LAYOUT.byteOffset(groupElement("dstY"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t dstY
     * }
     */
    public static final long dstY$offset() {
        return dstY$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t dstY
     * }
     */
    public static long dstY(MemorySegment struct) {
        return struct.get(dstY$LAYOUT, dstY$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t dstY
     * }
     */
    public static void dstY(MemorySegment struct, long fieldValue) {
        struct.set(dstY$LAYOUT, dstY$OFFSET, fieldValue);
    }

    private static final OfInt dstMemoryType$LAYOUT = (OfInt)$LAYOUT.select(groupElement("dstMemoryType"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUmemorytype dstMemoryType
     * }
     */
    public static final OfInt dstMemoryType$layout() {
        return dstMemoryType$LAYOUT;
    }

    private static final long dstMemoryType$OFFSET = $LAYOUT.byteOffset(groupElement("dstMemoryType"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUmemorytype dstMemoryType
     * }
     */
    public static final long dstMemoryType$offset() {
        return dstMemoryType$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUmemorytype dstMemoryType
     * }
     */
    public static int dstMemoryType(MemorySegment struct) {
        return struct.get(dstMemoryType$LAYOUT, dstMemoryType$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUmemorytype dstMemoryType
     * }
     */
    public static void dstMemoryType(MemorySegment struct, int fieldValue) {
        struct.set(dstMemoryType$LAYOUT, dstMemoryType$OFFSET, fieldValue);
    }

    private static final AddressLayout dstHost$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("dstHost"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * void *dstHost
     * }
     */
    public static final AddressLayout dstHost$layout() {
        return dstHost$LAYOUT;
    }

    private static final long dstHost$OFFSET = $LAYOUT.byteOffset(groupElement("dstHost"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * void *dstHost
     * }
     */
    public static final long dstHost$offset() {
        return dstHost$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * void *dstHost
     * }
     */
    public static MemorySegment dstHost(MemorySegment struct) {
        return struct.get(dstHost$LAYOUT, dstHost$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * void *dstHost
     * }
     */
    public static void dstHost(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(dstHost$LAYOUT, dstHost$OFFSET, fieldValue);
    }

    private static final OfLong dstDevice$LAYOUT = (OfLong)$LAYOUT.select(groupElement("dstDevice"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUdeviceptr dstDevice
     * }
     */
    public static final OfLong dstDevice$layout() {
        return dstDevice$LAYOUT;
    }

    private static final long dstDevice$OFFSET = $LAYOUT.byteOffset(groupElement("dstDevice"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUdeviceptr dstDevice
     * }
     */
    public static final long dstDevice$offset() {
        return dstDevice$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUdeviceptr dstDevice
     * }
     */
    public static long dstDevice(MemorySegment struct) {
        return struct.get(dstDevice$LAYOUT, dstDevice$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUdeviceptr dstDevice
     * }
     */
    public static void dstDevice(MemorySegment struct, long fieldValue) {
        struct.set(dstDevice$LAYOUT, dstDevice$OFFSET, fieldValue);
    }

    private static final AddressLayout dstArray$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("dstArray"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUarray dstArray
     * }
     */
    public static final AddressLayout dstArray$layout() {
        return dstArray$LAYOUT;
    }

    private static final long dstArray$OFFSET = $LAYOUT.byteOffset(groupElement("dstArray"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUarray dstArray
     * }
     */
    public static final long dstArray$offset() {
        return dstArray$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUarray dstArray
     * }
     */
    public static MemorySegment dstArray(MemorySegment struct) {
        return struct.get(dstArray$LAYOUT, dstArray$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUarray dstArray
     * }
     */
    public static void dstArray(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(dstArray$LAYOUT, dstArray$OFFSET, fieldValue);
    }

    private static final OfLong dstPitch$LAYOUT = (OfLong)$LAYOUT.select(groupElement("dstPitch"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t dstPitch
     * }
     */
    public static final OfLong dstPitch$layout() {
        return dstPitch$LAYOUT;
    }

    private static final long dstPitch$OFFSET = $LAYOUT.byteOffset(groupElement("dstPitch"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t dstPitch
     * }
     */
    public static final long dstPitch$offset() {
        return dstPitch$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t dstPitch
     * }
     */
    public static long dstPitch(MemorySegment struct) {
        return struct.get(dstPitch$LAYOUT, dstPitch$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t dstPitch
     * }
     */
    public static void dstPitch(MemorySegment struct, long fieldValue) {
        struct.set(dstPitch$LAYOUT, dstPitch$OFFSET, fieldValue);
    }

    private static final OfLong WidthInBytes$LAYOUT = (OfLong)$LAYOUT.select(groupElement("WidthInBytes"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t WidthInBytes
     * }
     */
    public static final OfLong WidthInBytes$layout() {
        return WidthInBytes$LAYOUT;
    }

    private static final long WidthInBytes$OFFSET = $LAYOUT.byteOffset(groupElement("WidthInBytes"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t WidthInBytes
     * }
     */
    public static final long WidthInBytes$offset() {
        return WidthInBytes$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t WidthInBytes
     * }
     */
    public static long WidthInBytes(MemorySegment struct) {
        return struct.get(WidthInBytes$LAYOUT, WidthInBytes$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t WidthInBytes
     * }
     */
    public static void WidthInBytes(MemorySegment struct, long fieldValue) {
        struct.set(WidthInBytes$LAYOUT, WidthInBytes$OFFSET, fieldValue);
    }

    private static final OfLong Height$LAYOUT = (OfLong)$LAYOUT.select(groupElement("Height"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t Height
     * }
     */
    public static final OfLong Height$layout() {
        return Height$LAYOUT;
    }

    private static final long Height$OFFSET = $LAYOUT.byteOffset(groupElement("Height"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t Height
     * }
     */
    public static final long Height$offset() {
        return Height$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t Height
     * }
     */
    public static long Height(MemorySegment struct) {
        return struct.get(Height$LAYOUT, Height$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t Height
     * }
     */
    public static void Height(MemorySegment struct, long fieldValue) {
        struct.set(Height$LAYOUT, Height$OFFSET, fieldValue);
    }

    /**
     * Obtains a slice of {@code arrayParam} which selects the array element at {@code index}.
     * The returned segment has address {@code arrayParam.address() + index * layout().byteSize()}
     */
    public static MemorySegment asSlice(MemorySegment array, long index) {
        return array.asSlice(layout().byteSize() * index);
    }

    /**
     * The size (in bytes) of this struct
     */
    public static long sizeof() { return layout().byteSize(); }

    /**
     * Allocate a segment of size {@code layout().byteSize()} using {@code allocator}
     */
    public static MemorySegment allocate(SegmentAllocator allocator) {
        return allocator.allocate(layout());
    }

    /**
     * Allocate an array of size {@code elementCount} using {@code allocator}.
     * The returned segment has size {@code elementCount * layout().byteSize()}.
     */
    public static MemorySegment allocateArray(long elementCount, SegmentAllocator allocator) {
        return allocator.allocate(MemoryLayout.sequenceLayout(elementCount, layout()));
    }

    /**
     * Reinterprets {@code addr} using target {@code arena} and {@code cleanupAction} (if any).
     * The returned segment has size {@code layout().byteSize()}
     */
    public static MemorySegment reinterpret(MemorySegment addr, Arena arena, Consumer<MemorySegment> cleanup) {
        return reinterpret(addr, 1, arena, cleanup);
    }

    /**
     * Reinterprets {@code addr} using target {@code arena} and {@code cleanupAction} (if any).
     * The returned segment has size {@code elementCount * layout().byteSize()}
     */
    public static MemorySegment reinterpret(MemorySegment addr, long elementCount, Arena arena, Consumer<MemorySegment> cleanup) {
        return addr.reinterpret(layout().byteSize() * elementCount, arena, cleanup);
    }
}
