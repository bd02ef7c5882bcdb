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

/**
 * {@snippet lang=c :
 * struct {
 *     cublasLtMatmulAlgo_t algo;
 *     size_t workspaceSize;
 *     cublasStatus_t state;
 *     float wavesCount;
 *     int reserved[4];
 * }
 * }
 */
@SuppressWarnings("restricted") // calling native code is what it is for
public class cublasLtMatmulHeuristicResult_t {

    cublasLtMatmulHeuristicResult_t() {
        // Should not be called directly
    }

    private static final GroupLayout $LAYOUT = MemoryLayout.structLayout(
        cublasLtMatmulAlgo_t.layout().withName("algo"),
        CublasLt.C_LONG.withName("workspaceSize"),
        CublasLt.C_INT.withName("state"),
        CublasLt.C_FLOAT.withName("wavesCount"),
        MemoryLayout.sequenceLayout(4, CublasLt.C_INT).withName("reserved")
    ).withName("$anon$2221:9");

    /**
     * The layout of this struct
     */
    public static final GroupLayout layout() {
        return $LAYOUT;
    }

    private static final GroupLayout algo$LAYOUT = (GroupLayout)$LAYOUT.select(groupElement("algo"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * cublasLtMatmulAlgo_t algo
     * }
     */
    public static final GroupLayout algo$layout() {
        return algo$LAYOUT;
    }

    private static final long algo$OFFSET = $LAYOUT.byteOffset(groupElement("algo"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * cublasLtMatmulAlgo_t algo
     * }
     */
    public static final long algo$offset() {
        return algo$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * cublasLtMatmulAlgo_t algo
     * }
     */
    public static MemorySegment algo(MemorySegment struct) {
        return struct.asSlice(algo$OFFSET, algo$LAYOUT.byteSize());
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * cublasLtMatmulAlgo_t algo
     * }
     */
    public static void algo(MemorySegment struct, MemorySegment fieldValue) {
        MemorySegment.copy(fieldValue, 0L, struct, algo$OFFSET, algo$LAYOUT.byteSize());
    }

    private static final OfLong workspaceSize$LAYOUT = (OfLong)$LAYOUT.select(groupElement("workspaceSize"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * size_t workspaceSize
     * }
     */
    public static final OfLong workspaceSize$layout() {
        return workspaceSize$LAYOUT;
    }

    private static final long workspaceSize$OFFSET = $LAYOUT.byteOffset(groupElement("workspaceSize"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * size_t workspaceSize
     * }
     */
    public static final long workspaceSize$offset() {
        return workspaceSize$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * size_t workspaceSize
     * }
     */
    public static long workspaceSize(MemorySegment struct) {
        return struct.get(workspaceSize$LAYOUT, workspaceSize$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * size_t workspaceSize
     * }
     */
    public static void workspaceSize(MemorySegment struct, long fieldValue) {
        struct.set(workspaceSize$LAYOUT, workspaceSize$OFFSET, fieldValue);
    }

    private static final OfInt state$LAYOUT = (OfInt)$LAYOUT.select(groupElement("state"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * cublasStatus_t state
     * }
     */
    public static final OfInt state$layout() {
        return state$LAYOUT;
    }

    private static final long state$OFFSET = $LAYOUT.byteOffset(groupElement("state"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * cublasStatus_t state
     * }
     */
    public static final long state$offset() {
        return state$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * cublasStatus_t state
     * }
     */
    public static int state(MemorySegment struct) {
        return struct.get(state$LAYOUT, state$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * cublasStatus_t state
     * }
     */
    public static void state(MemorySegment struct, int fieldValue) {
        struct.set(state$LAYOUT, state$OFFSET, fieldValue);
    }

    private static final OfFloat wavesCount$LAYOUT = (OfFloat)$LAYOUT.select(groupElement("wavesCount"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * float wavesCount
     * }
     */
    public static final OfFloat wavesCount$layout() {
        return wavesCount$LAYOUT;
    }

    private static final long wavesCount$OFFSET = $LAYOUT.byteOffset(groupElement("wavesCount"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * float wavesCount
     * }
     */
    public static final long wavesCount$offset() {
        return wavesCount$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * float wavesCount
     * }
     */
    public static float wavesCount(MemorySegment struct) {
        return struct.get(wavesCount$LAYOUT, wavesCount$OFFSET);
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * float wavesCount
     * }
     */
    public static void wavesCount(MemorySegment struct, float fieldValue) {
        struct.set(wavesCount$LAYOUT, wavesCount$OFFSET, fieldValue);
    }

    private static final SequenceLayout reserved$LAYOUT = (SequenceLayout)$LAYOUT.select(groupElement("reserved"));

    /**
     * Layout for field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static final SequenceLayout reserved$layout() {
        return reserved$LAYOUT;
    }

    private static final long reserved$OFFSET = $LAYOUT.byteOffset(groupElement("reserved"));

    /**
     * Offset for field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static final long reserved$offset() {
        return reserved$OFFSET;
    }

    /**
     * Getter for field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static MemorySegment reserved(MemorySegment struct) {
        return struct.asSlice(reserved$OFFSET, reserved$LAYOUT.byteSize());
    }

    /**
     * Setter for field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static void reserved(MemorySegment struct, MemorySegment fieldValue) {
        MemorySegment.copy(fieldValue, 0L, struct, reserved$OFFSET, reserved$LAYOUT.byteSize());
    }

    private static long[] reserved$DIMS = { 4 };

    /**
     * Dimensions for array field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static long[] reserved$dimensions() {
        return reserved$DIMS;
    }
    private static final VarHandle reserved$ELEM_HANDLE = reserved$LAYOUT.varHandle(sequenceElement());

    /**
     * Indexed getter for field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static int reserved(MemorySegment struct, long index0) {
        return (int)reserved$ELEM_HANDLE.get(struct, reserved$OFFSET, index0);
    }

    /**
     * Indexed setter for field:
     * {@snippet lang=c :
     * int reserved[4]
     * }
     */
    public static void reserved(MemorySegment struct, long index0, int fieldValue) {
        reserved$ELEM_HANDLE.set(struct, reserved$OFFSET, index0, fieldValue);
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
