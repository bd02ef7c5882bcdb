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
 * struct CUDA_KERNEL_NODE_PARAMS_v2_st {
 *     CUfunction func;
 *     unsigned int gridDimX;
 *     unsigned int gridDimY;
 *     unsigned int gridDimZ;
 *     unsigned int blockDimX;
 *     unsigned int blockDimY;
 *     unsigned int blockDimZ;
 *     unsigned int sharedMemBytes;
 *     void **kernelParams;
 *     void **extra;
 *     CUkernel kern;
 *     CUcontext ctx;
 * }
 * }
 */
@SuppressWarnings("restricted") // calling native code is what it is for
public class CUDA_KERNEL_NODE_PARAMS_v2_st {

    CUDA_KERNEL_NODE_PARAMS_v2_st() {
        // Should not be called directly
    }

    private static final GroupLayout $LAYOUT = MemoryLayout.structLayout(
        Cuda.C_POINTER.withName("func"),
        Cuda.C_INT.withName("gridDimX"),
        Cuda.C_INT.withName("gridDimY"),
        Cuda.C_INT.withName("gridDimZ"),
        Cuda.C_INT.withName("blockDimX"),
        Cuda.C_INT.withName("blockDimY"),
        Cuda.C_INT.withName("blockDimZ"),
        Cuda.C_INT.withName("sharedMemBytes"),
        MemoryLayout.paddingLayout(4),
        Cuda.C_POINTER.withName("kernelParams"),
        Cuda.C_POINTER.withName("extra"),
        Cuda.C_POINTER.withName("kern"),
        Cuda.C_POINTER.withName("ctx")
    ).withName("CUDA_KERNEL_NODE_PARAMS_v2_st");

    /**
     * The layout of this struct
     */
    public static final GroupLayout layout() {
        return $LAYOUT;
    }

    private static final AddressLayout func$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("func"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUfunction func
     * }
     */
    public static final AddressLayout func$layout() {
        return func$LAYOUT;
    }

    private static final long func$OFFSET = $LAYOUT.byteOffset(groupElement("func"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUfunction func
     * }
     */
    public static final long func$offset() {
        return func$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUfunction func
     * }
     */
    public static MemorySegment func(MemorySegment struct) {
        return struct.get(func$LAYOUT, func$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUfunction func
     * }
     */
    public static void func(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(func$LAYOUT, func$OFFSET, fieldValue);
    }

    private static final OfInt gridDimX$LAYOUT = (OfInt)$LAYOUT.select(groupElement("gridDimX"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int gridDimX
     * }
     */
    public static final OfInt gridDimX$layout() {
        return gridDimX$LAYOUT;
    }

    private static final long gridDimX$OFFSET = $LAYOUT.byteOffset(groupElement("gridDimX"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int gridDimX
     * }
     */
    public static final long gridDimX$offset() {
        return gridDimX$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int gridDimX
     * }
     */
    public static int gridDimX(MemorySegment struct) {
        return struct.get(gridDimX$LAYOUT, gridDimX$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int gridDimX
     * }
     */
    public static void gridDimX(MemorySegment struct, int fieldValue) {
        struct.set(gridDimX$LAYOUT, gridDimX$OFFSET, fieldValue);
    }

    private static final OfInt gridDimY$LAYOUT = (OfInt)$LAYOUT.select(groupElement("gridDimY"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int gridDimY
     * }
     */
    public static final OfInt gridDimY$layout() {
        return gridDimY$LAYOUT;
    }

    private static final long gridDimY$OFFSET = $LAYOUT.byteOffset(groupElement("gridDimY"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int gridDimY
     * }
     */
    public static final long gridDimY$offset() {
        return gridDimY$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int gridDimY
     * }
     */
    public static int gridDimY(MemorySegment struct) {
        return struct.get(gridDimY$LAYOUT, gridDimY$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int gridDimY
     * }
     */
    public static void gridDimY(MemorySegment struct, int fieldValue) {
        struct.set(gridDimY$LAYOUT, gridDimY$OFFSET, fieldValue);
    }

    private static final OfInt gridDimZ$LAYOUT = (OfInt)$LAYOUT.select(groupElement("gridDimZ"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int gridDimZ
     * }
     */
    public static final OfInt gridDimZ$layout() {
        return gridDimZ$LAYOUT;
    }

    private static final long gridDimZ$OFFSET = $LAYOUT.byteOffset(groupElement("gridDimZ"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int gridDimZ
     * }
     */
    public static final long gridDimZ$offset() {
        return gridDimZ$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int gridDimZ
     * }
     */
    public static int gridDimZ(MemorySegment struct) {
        return struct.get(gridDimZ$LAYOUT, gridDimZ$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int gridDimZ
     * }
     */
    public static void gridDimZ(MemorySegment struct, int fieldValue) {
        struct.set(gridDimZ$LAYOUT, gridDimZ$OFFSET, fieldValue);
    }

    private static final OfInt blockDimX$LAYOUT = (OfInt)$LAYOUT.select(groupElement("blockDimX"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int blockDimX
     * }
     */
    public static final OfInt blockDimX$layout() {
        return blockDimX$LAYOUT;
    }

    private static final long blockDimX$OFFSET = $LAYOUT.byteOffset(groupElement("blockDimX"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int blockDimX
     * }
     */
    public static final long blockDimX$offset() {
        return blockDimX$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int blockDimX
     * }
     */
    public static int blockDimX(MemorySegment struct) {
        return struct.get(blockDimX$LAYOUT, blockDimX$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int blockDimX
     * }
     */
    public static void blockDimX(MemorySegment struct, int fieldValue) {
        struct.set(blockDimX$LAYOUT, blockDimX$OFFSET, fieldValue);
    }

    private static final OfInt blockDimY$LAYOUT = (OfInt)$LAYOUT.select(groupElement("blockDimY"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int blockDimY
     * }
     */
    public static final OfInt blockDimY$layout() {
        return blockDimY$LAYOUT;
    }

    private static final long blockDimY$OFFSET = $LAYOUT.byteOffset(groupElement("blockDimY"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int blockDimY
     * }
     */
    public static final long blockDimY$offset() {
        return blockDimY$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int blockDimY
     * }
     */
    public static int blockDimY(MemorySegment struct) {
        return struct.get(blockDimY$LAYOUT, blockDimY$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int blockDimY
     * }
     */
    public static void blockDimY(MemorySegment struct, int fieldValue) {
        struct.set(blockDimY$LAYOUT, blockDimY$OFFSET, fieldValue);
    }

    private static final OfInt blockDimZ$LAYOUT = (OfInt)$LAYOUT.select(groupElement("blockDimZ"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int blockDimZ
     * }
     */
    public static final OfInt blockDimZ$layout() {
        return blockDimZ$LAYOUT;
    }

    private static final long blockDimZ$OFFSET = $LAYOUT.byteOffset(groupElement("blockDimZ"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int blockDimZ
     * }
     */
    public static final long blockDimZ$offset() {
        return blockDimZ$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int blockDimZ
     * }
     */
    public static int blockDimZ(MemorySegment struct) {
        return struct.get(blockDimZ$LAYOUT, blockDimZ$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int blockDimZ
     * }
     */
    public static void blockDimZ(MemorySegment struct, int fieldValue) {
        struct.set(blockDimZ$LAYOUT, blockDimZ$OFFSET, fieldValue);
    }

    private static final OfInt sharedMemBytes$LAYOUT = (OfInt)$LAYOUT.select(groupElement("sharedMemBytes"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * unsigned int sharedMemBytes
     * }
     */
    public static final OfInt sharedMemBytes$layout() {
        return sharedMemBytes$LAYOUT;
    }

    private static final long sharedMemBytes$OFFSET = $LAYOUT.byteOffset(groupElement("sharedMemBytes"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * unsigned int sharedMemBytes
     * }
     */
    public static final long sharedMemBytes$offset() {
        return sharedMemBytes$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * unsigned int sharedMemBytes
     * }
     */
    public static int sharedMemBytes(MemorySegment struct) {
        return struct.get(sharedMemBytes$LAYOUT, sharedMemBytes$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * unsigned int sharedMemBytes
     * }
     */
    public static void sharedMemBytes(MemorySegment struct, int fieldValue) {
        struct.set(sharedMemBytes$LAYOUT, sharedMemBytes$OFFSET, fieldValue);
    }

    private static final AddressLayout kernelParams$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("kernelParams"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * void **kernelParams
     * }
     */
    public static final AddressLayout kernelParams$layout() {
        return kernelParams$LAYOUT;
    }

    private static final long kernelParams$OFFSET = $LAYOUT.byteOffset(groupElement("kernelParams"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * void **kernelParams
     * }
     */
    public static final long kernelParams$offset() {
        return kernelParams$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * void **kernelParams
     * }
     */
    public static MemorySegment kernelParams(MemorySegment struct) {
        return struct.get(kernelParams$LAYOUT, kernelParams$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * void **kernelParams
     * }
     */
    public static void kernelParams(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(kernelParams$LAYOUT, kernelParams$OFFSET, fieldValue);
    }

    private static final AddressLayout extra$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("extra"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * void **extra
     * }
     */
    public static final AddressLayout extra$layout() {
        return extra$LAYOUT;
    }

    private static final long extra$OFFSET = $LAYOUT.byteOffset(groupElement("extra"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * void **extra
     * }
     */
    public static final long extra$offset() {
        return extra$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * void **extra
     * }
     */
    public static MemorySegment extra(MemorySegment struct) {
        return struct.get(extra$LAYOUT, extra$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * void **extra
     * }
     */
    public static void extra(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(extra$LAYOUT, extra$OFFSET, fieldValue);
    }

    private static final AddressLayout kern$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("kern"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUkernel kern
     * }
     */
    public static final AddressLayout kern$layout() {
        return kern$LAYOUT;
    }

    private static final long kern$OFFSET = $LAYOUT.byteOffset(groupElement("kern"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUkernel kern
     * }
     */
    public static final long kern$offset() {
        return kern$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUkernel kern
     * }
     */
    public static MemorySegment kern(MemorySegment struct) {
        return struct.get(kern$LAYOUT, kern$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUkernel kern
     * }
     */
    public static void kern(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(kern$LAYOUT, kern$OFFSET, fieldValue);
    }

    private static final AddressLayout ctx$LAYOUT = (AddressLayout)$LAYOUT.select(groupElement("ctx"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * CUcontext ctx
     * }
     */
    public static final AddressLayout ctx$layout() {
        return ctx$LAYOUT;
    }

    private static final long ctx$OFFSET = $LAYOUT.byteOffset(groupElement("ctx"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * CUcontext ctx
     * }
     */
    public static final long ctx$offset() {
        return ctx$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * CUcontext ctx
     * }
     */
    public static MemorySegment ctx(MemorySegment struct) {
        return struct.get(ctx$LAYOUT, ctx$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * CUcontext ctx
     * }
     */
    public static void ctx(MemorySegment struct, MemorySegment fieldValue) {
        struct.set(ctx$LAYOUT, ctx$OFFSET, fieldValue);
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
