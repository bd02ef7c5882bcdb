package dev.weft.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable view of off-heap memory as an array of rank 0 to 8: an element type, a shape, and
 * strides in elements. An extent may be 0; the tensor is then empty and its strides are row-major.
 *
 * <p>Ownership and lifetime: a tensor owns nothing and is not closed. Its memory belongs to the
 * arena it was allocated from, or to whom {@code wrap} was given it by. Views share it. Once the
 * memory's arena is closed, reading or writing an element throws {@link IllegalStateException};
 * shapes, strides and views may still be asked for.
 *
 * <p>Threading: the view may be shared by threads freely. Its elements are plain memory: a write
 * that races with another access is the caller's to order, and a confined arena's memory may be
 * touched by its own thread only ({@link WrongThreadException}).
 *
 * <p>Elements are little-endian. No two indices share an element, save where a stride of 0 repeats
 * one along a dimension (a broadcast), and such a tensor is read-only.
 */
public final class Tensor {
  /** The alignment in bytes of allocated tensors: a cache line, and the widest vector. */
  static final long ALIGNMENT = 64;

  private final DType dtype;
  private final long[] shape;
  private final long[] strides;
  private final long elements;
  private final boolean contiguous;
  private final MemorySegment segment;

  /** Null for memory that the host may touch. */
  private final DeviceMemory device;

  /** Takes the arrays over, and slices the segment so that it spans the elements alone. */
  private Tensor(
      DType dtype,
      long[] shape,
      long[] strides,
      MemorySegment from,
      long offset,
      DeviceMemory device) {
    this.device = device;
    this.dtype = dtype;
    this.shape = shape;
    this.elements = Layout.elements(shape);
    this.strides = elements == 0 ? Layout.rowMajor(shape) : strides;
    this.contiguous = Layout.isContiguous(shape, this.strides);
    // The place of an empty slice may lie past the end, where nothing can be sliced.
    long start = elements == 0 ? 0 : offset * dtype.bytes();
    long bytes = Layout.span(shape, this.strides) * dtype.bytes();
    boolean shared = Layout.isBroadcast(shape, this.strides);
    this.segment = (shared ? from.asReadOnly() : from).asSlice(start, bytes);
  }

  /**
   * Allocates a contiguous, row-major tensor of zeros, aligned to 64 bytes.
   *
   * @param arena owns the memory; one of the caller's own making must hand out zeroed memory
   * @param dtype the element type
   * @param shape the extents, outermost first; none for a scalar
   * @return the tensor
   * @throws IllegalArgumentException if there are more than 8 extents, one is negative, or the size
   *     overflows
   * @throws IllegalStateException if the arena is closed
   * @throws OutOfMemoryError if the memory cannot be had
   */
  public static Tensor allocate(Arena arena, DType dtype, long... shape) {
    Objects.requireNonNull(arena, "arena");
    long[] extents = Layout.checkShape(shape, dtype);
    long bytes = Layout.elements(extents) * dtype.bytes();
    MemorySegment segment = arena.allocate(bytes, ALIGNMENT);
    return new Tensor(dtype, extents, Layout.rowMajor(extents), segment, 0, null);
  }

  /**
   * Allocates an {@code F32} tensor and copies values into it.
   *
   * @param arena owns the memory
   * @param values the elements in row-major order
   * @param shape the extents, outermost first
   * @return the tensor, contiguous, aligned to 64 bytes
   * @throws IllegalArgumentException if the shape is bad or does not have {@code values.length}
   *     elements
   * @throws IllegalStateException if the arena is closed
   */
  public static Tensor of(Arena arena, float[] values, long... shape) {
    checkLength(values.length, Layout.checkShape(shape, DType.F32));
    Tensor tensor = allocate(arena, DType.F32, shape);
    MemorySegment.copy(values, 0, tensor.segment, Elements.FLOAT, 0, values.length);
    return tensor;
  }

  /**
   * Allocates an {@code I32} tensor and copies values into it.
   *
   * @param arena owns the memory
   * @param values the elements in row-major order
   * @param shape the extents, outermost first
   * @return the tensor, contiguous, aligned to 64 bytes
   * @throws IllegalArgumentException if the shape is bad or does not have {@code values.length}
   *     elements
   * @throws IllegalStateException if the arena is closed
   */
  public static Tensor of(Arena arena, int[] values, long... shape) {
    checkLength(values.length, Layout.checkShape(shape, DType.I32));
    Tensor tensor = allocate(arena, DType.I32, shape);
    MemorySegment.copy(values, 0, tensor.segment, Elements.INT, 0, values.length);
    return tensor;
  }

  private static void checkLength(int length, long[] shape) {
    if (Layout.elements(shape) != length) {
      throw new IllegalArgumentException(
          "values has %d elements, expected %d for shape %s"
              .formatted(length, Layout.elements(shape), Arrays.toString(shape)));
    }
  }

  /**
   * Views memory as a contiguous, row-major tensor, without a copy.
   *
   * @param segment native memory (off-heap or mapped) of exactly the tensor's size, aligned to the
   *     element size at least; kernels are fastest at 64 bytes
   * @param dtype the element type
   * @param shape the extents, outermost first
   * @return the view, read-only if the memory is
   * @throws IllegalArgumentException if the memory is on the heap, misaligned or of another size,
   *     or the shape is bad
   */
  public static Tensor wrap(MemorySegment segment, DType dtype, long... shape) {
    long[] extents = Layout.checkShape(shape, dtype);
    checkNative(segment, dtype);
    long bytes = Layout.elements(extents) * dtype.bytes();
    if (segment.byteSize() != bytes) {
      throw new IllegalArgumentException(
          "segment has %d bytes, expected %d for %s %s"
              .formatted(segment.byteSize(), bytes, dtype, Arrays.toString(extents)));
    }
    return new Tensor(dtype, extents, Layout.rowMajor(extents), segment, 0, null);
  }

  /**
   * Views memory as a strided tensor, without a copy.
   *
   * <p>A stride of 0 along an extent above 1 repeats the elements (a broadcast): the view is then
   * read-only, so that it cannot serve as an output. Other strides must keep elements apart: in
   * ascending order, each must pass all that the smaller ones reach (no sliding windows).
   *
   * @param segment native memory (off-heap or mapped) whose byte 0 is the element at index 0,
   *     aligned to the element size at least; may be larger than the tensor
   * @param dtype the element type
   * @param shape the extents, outermost first
   * @param strides in elements, at least 0, one for each extent
   * @return the view, read-only if the memory is
   * @throws IllegalArgumentException if the memory is on the heap or misaligned, the shape is bad,
   *     or the strides are negative, interleave, or reach past the segment
   */
  public static Tensor wrap(MemorySegment segment, DType dtype, long[] shape, long[] strides) {
    long[] extents = Layout.checkShape(shape, dtype);
    checkNative(segment, dtype);
    long limit = segment.byteSize() / dtype.bytes();
    return new Tensor(
        dtype, extents, Layout.checkStrides(extents, strides, limit), segment, 0, null);
  }

  /**
   * Views a device's memory as a contiguous, row-major tensor, without a copy.
   *
   * @param memory at least the tensor's size, and aligned to the element size
   * @param dtype the element type
   * @param shape the extents, outermost first
   * @return the view
   * @throws IllegalArgumentException if the memory is too small or misaligned, or the shape is bad
   * @throws IllegalStateException if the memory was freed
   */
  public static Tensor wrap(DeviceMemory memory, DType dtype, long... shape) {
    long[] extents = Layout.checkShape(shape, dtype);
    memory.checkAlive();
    MemorySegment handle = memory.handle();
    checkNative(handle, dtype);
    long bytes = Layout.elements(extents) * dtype.bytes();
    if (handle.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "memory has %d bytes, expected at least %d for %s %s"
              .formatted(handle.byteSize(), bytes, dtype, Arrays.toString(extents)));
    }
    return new Tensor(dtype, extents, Layout.rowMajor(extents), handle, 0, memory);
  }

  /**
   * The size of a contiguous tensor, for what allocates its memory.
   *
   * @param dtype the element type
   * @param shape the extents, outermost first; none for a scalar
   * @return bytes
   * @throws IllegalArgumentException if there are more than 8 extents, one is negative, or the size
   *     overflows
   */
  public static long bytes(DType dtype, long... shape) {
    return Layout.elements(Layout.checkShape(shape, Objects.requireNonNull(dtype, "dtype")))
        * dtype.bytes();
  }

  private static void checkNative(MemorySegment segment, DType dtype) {
    if (!segment.isNative()) {
      throw new IllegalArgumentException("segment is on the heap, expected native memory");
    }
    if (segment.address() % dtype.bytes() != 0) {
      throw new IllegalArgumentException(
          "segment has address 0x%x, expected a multiple of %d bytes for %s"
              .formatted(segment.address(), dtype.bytes(), dtype));
    }
  }

  /**
   * Returns the element type.
   *
   * @return the element type
   */
  public DType dtype() {
    return dtype;
  }

  /**
   * Returns the number of dimensions.
   *
   * @return 0 to 8
   */
  public int rank() {
    return shape.length;
  }

  /**
   * Returns one extent.
   *
   * @param dim 0 for the outermost
   * @return the extent, at least 0
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public long shape(int dim) {
    return shape[Objects.checkIndex(dim, shape.length)];
  }

  /**
   * Returns the extents.
   *
   * @return a new array, outermost first
   */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * Returns one stride.
   *
   * @param dim 0 for the outermost
   * @return elements from one index to the next, at least 0
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public long stride(int dim) {
    return strides[Objects.checkIndex(dim, strides.length)];
  }

  /**
   * Returns the strides.
   *
   * @return a new array, in elements, outermost first
   */
  public long[] strides() {
    return strides.clone();
  }

  /**
   * Returns the product of the extents.
   *
   * @return the number of indices; 1 for a scalar
   */
  public long elements() {
    return elements;
  }

  /**
   * Returns the memory that the elements span. Its lifetime is the arena's. A device's memory gives
   * addresses alone: the host cannot read or write it.
   *
   * @return from the element at index 0 to past the last; also what strides skip between them
   */
  public MemorySegment segment() {
    return segment;
  }

  /**
   * Returns the device's memory that the elements lie in.
   *
   * @return the memory, or null if it is the host's
   */
  public DeviceMemory device() {
    return device;
  }

  /**
   * Says whether the elements lie in row-major order without gaps. Strides along extents of 1 do
   * not count, and an empty tensor is contiguous.
   *
   * @return true if {@link #segment} is the elements in row-major order
   */
  public boolean isContiguous() {
    return contiguous;
  }

  /**
   * Says whether writing is refused: the memory is read-only, or the tensor is a broadcast.
   *
   * @return true if the tensor cannot be an output
   */
  public boolean isReadOnly() {
    return segment.isReadOnly();
  }

  /**
   * Views a range of one dimension. The rank stays.
   *
   * @param dim the dimension
   * @param from first index
   * @param to past the last index
   * @return the view, of extent {@code to - from} there
   * @throws IndexOutOfBoundsException if there is no such dimension or range
   */
  public Tensor slice(int dim, long from, long to) {
    Objects.checkFromToIndex(from, to, shape(dim));
    long[] extents = shape.clone();
    extents[dim] = to - from;
    return new Tensor(dtype, extents, strides.clone(), segment, from * strides[dim], device);
  }

  /**
   * Views one index of a dimension, which is dropped.
   *
   * @param dim the dimension
   * @param index the index
   * @return the view, of one rank less
   * @throws IndexOutOfBoundsException if there is no such dimension or index
   */
  public Tensor select(int dim, long index) {
    long offset = Objects.checkIndex(index, shape(dim)) * strides[dim];
    return new Tensor(dtype, without(shape, dim), without(strides, dim), segment, offset, device);
  }

  /**
   * Views the tensor with two dimensions exchanged.
   *
   * @param a a dimension
   * @param b a dimension, which may be the same
   * @return the view
   * @throws IndexOutOfBoundsException if there is no such dimension
   */
  public Tensor transpose(int a, int b) {
    long[] extents = shape.clone();
    extents[a] = shape(b);
    extents[b] = shape(a);
    long[] steps = strides.clone();
    steps[a] = strides[b];
    steps[b] = strides[a];
    return new Tensor(dtype, extents, steps, segment, 0, device);
  }

  /**
   * Views a dimension as two: {@code [.., parts · e, ..]} as {@code [.., parts, e, ..]}. Splits the
   * heads of a projection {@code [n, heads · d]} without a copy.
   *
   * @param dim the dimension
   * @param parts the new outer extent, at least 1, a divisor of the old
   * @return the view, of one rank more
   * @throws IndexOutOfBoundsException if there is no such dimension
   * @throws IllegalArgumentException if {@code parts} is no divisor, or the rank is 8 already
   */
  public Tensor split(int dim, long parts) {
    long extent = shape(dim);
    if (parts < 1 || extent % parts != 0) {
      throw new IllegalArgumentException(
          "parts is %d, expected a divisor of extent %d of dimension %d in %s"
              .formatted(parts, extent, dim, this));
    }
    if (shape.length == Layout.MAX_RANK) {
      throw new IllegalArgumentException(
          "split of rank %d, expected a rank under %d".formatted(shape.length, Layout.MAX_RANK));
    }
    long inner = extent / parts;
    long[] extents = with(shape, dim, parts);
    extents[dim + 1] = inner;
    long[] steps = with(strides, dim, inner * strides[dim]);
    return new Tensor(dtype, extents, steps, segment, 0, device);
  }

  /**
   * Views the tensor without the right to write.
   *
   * @return a read-only view
   */
  public Tensor asReadOnly() {
    return isReadOnly() ? this : new Tensor(dtype, shape, strides, segment.asReadOnly(), 0, device);
  }

  private static long[] without(long[] values, int dim) {
    long[] shorter = Arrays.copyOf(values, values.length - 1);
    System.arraycopy(values, dim + 1, shorter, dim, shorter.length - dim);
    return shorter;
  }

  /** Inserts a value before a dimension. */
  private static long[] with(long[] values, int dim, long value) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    System.arraycopy(values, dim, longer, dim + 1, values.length - dim);
    longer[dim] = value;
    return longer;
  }

  /**
   * Reads one element of a float type. For tests and tools; kernels use {@link #segment}.
   *
   * @param index one index a dimension
   * @return the element, widened exactly
   * @throws IllegalArgumentException if the type is no float type or the index has another rank
   * @throws IndexOutOfBoundsException if an index is outside its extent
   * @throws IllegalStateException if the memory's arena is closed
   */
  public float getFloat(long... index) {
    checkFloat("getFloat");
    checkHost("getFloat");
    return Elements.getFloat(dtype, segment, byteOffset(index));
  }

  /**
   * Writes one element of a float type, rounded to the nearest, ties to even.
   *
   * @param value the value
   * @param index one index a dimension
   * @throws IllegalArgumentException if the tensor is read-only or of no float type, or the index
   *     has another rank
   * @throws IndexOutOfBoundsException if an index is outside its extent
   * @throws IllegalStateException if the memory's arena is closed
   */
  public void setFloat(float value, long... index) {
    checkFloat("setFloat");
    checkHost("setFloat");
    checkWritable("setFloat");
    Elements.setFloat(dtype, segment, byteOffset(index), value);
  }

  /**
   * Reads one element of an {@code I32} tensor. For tests and tools; kernels use {@link #segment}.
   *
   * @param index one index a dimension
   * @return the element
   * @throws IllegalArgumentException if the type is not {@code I32} or the index has another rank
   * @throws IndexOutOfBoundsException if an index is outside its extent
   * @throws IllegalStateException if the memory's arena is closed
   */
  public int getInt(long... index) {
    checkInt("getInt");
    checkHost("getInt");
    return segment.get(Elements.INT, byteOffset(index));
  }

  /**
   * Writes one element of an {@code I32} tensor.
   *
   * @param value the value
   * @param index one index a dimension
   * @throws IllegalArgumentException if the tensor is read-only or not {@code I32}, or the index
   *     has another rank
   * @throws IndexOutOfBoundsException if an index is outside its extent
   * @throws IllegalStateException if the memory's arena is closed
   */
  public void setInt(int value, long... index) {
    checkInt("setInt");
    checkHost("setInt");
    checkWritable("setInt");
    segment.set(Elements.INT, byteOffset(index), value);
  }

  private long byteOffset(long[] index) {
    if (index.length != shape.length) {
      throw new IllegalArgumentException(
          "index %s has rank %d, expected %d"
              .formatted(Arrays.toString(index), index.length, shape.length));
    }
    long offset = 0;
    for (int dim = 0; dim < index.length; dim++) {
      if (index[dim] < 0 || index[dim] >= shape[dim]) {
        throw new IndexOutOfBoundsException(
            "index %s is outside shape %s in dimension %d"
                .formatted(Arrays.toString(index), Arrays.toString(shape), dim));
      }
      offset += index[dim] * strides[dim];
    }
    return offset * dtype.bytes();
  }

  /**
   * Copies the elements of a float type to the heap.
   *
   * @return a new array in row-major order, widened exactly
   * @throws IllegalArgumentException if the type is no float type, or there are more than 2^31 - 9
   *     elements
   * @throws IllegalStateException if the memory's arena is closed
   */
  public float[] toFloatArray() {
    checkFloat("toFloatArray");
    float[] values = new float[heapLength()];
    host().copyTo(DType.F32, MemorySegment.ofArray(values), Layout.rowMajor(shape));
    return values;
  }

  /**
   * Copies the elements of an {@code I32} tensor to the heap.
   *
   * @return a new array in row-major order
   * @throws IllegalArgumentException if the type is not {@code I32}, or there are more than 2^31 -
   *     9 elements
   * @throws IllegalStateException if the memory's arena is closed
   */
  public int[] toIntArray() {
    checkInt("toIntArray");
    int[] values = new int[heapLength()];
    host().copyTo(DType.I32, MemorySegment.ofArray(values), Layout.rowMajor(shape));
    return values;
  }

  private int heapLength() {
    if (elements > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          this + " is too large for an array, expected at most 2^31 - 9 elements");
    }
    return (int) elements;
  }

  /**
   * Copies the tensor into new memory, contiguous, converting between float types with rounding to
   * the nearest, ties to even.
   *
   * @param arena owns the copy
   * @param to the type of the copy: any float type for a float tensor, else the tensor's own
   * @return the copy, aligned to 64 bytes
   * @throws IllegalArgumentException if the types do not convert
   * @throws IllegalStateException if the arena or the memory's own is closed
   */
  public Tensor to(Arena arena, DType to) {
    checkConvertible("to", dtype, to);
    Tensor copy = allocate(arena, to, shape);
    copy.copyFrom(this);
    return copy;
  }

  /**
   * Writes the elements of another tensor here, converting between float types with rounding to the
   * nearest, ties to even. If the two share elements, those hold unspecified values afterwards.
   *
   * <p>Either may be on a device: this is how elements move there and back. The call returns when
   * they have arrived.
   *
   * @param src a tensor of the same shape, of any strides
   * @throws IllegalArgumentException if this tensor is read-only, the shapes differ, the types do
   *     not convert, or this tensor is on a device and not contiguous
   * @throws IllegalStateException if the arena of either is closed, or the device fails
   */
  public void copyFrom(Tensor src) {
    checkConvertible("copyFrom", src.dtype, dtype);
    checkWritable("copyFrom");
    if (!Arrays.equals(src.shape, shape)) {
      throw new IllegalArgumentException(
          "src has shape %s, expected %s"
              .formatted(Arrays.toString(src.shape), Arrays.toString(shape)));
    }
    Tensor from = src.host();
    if (device == null) {
      from.copyTo(dtype, segment, strides);
      return;
    }
    if (!contiguous) {
      throw new IllegalArgumentException(
          "copyFrom into "
              + this
              + " on "
              + device.device()
              + ", expected contiguous memory there");
    }
    try (Arena arena = Arena.ofConfined()) {
      boolean ready = from.dtype == dtype && from.contiguous;
      MemorySegment bytes = ready ? from.segment : from.to(arena, dtype).segment;
      device.write(segment.address() - device.handle().address(), bytes);
    }
  }

  /** This tensor, or a copy in the host's memory, which the garbage collector frees. */
  private Tensor host() {
    if (device == null) {
      return this;
    }
    MemorySegment copy = Arena.ofAuto().allocate(Math.max(1, segment.byteSize()), ALIGNMENT);
    copy = copy.asSlice(0, segment.byteSize());
    device.read(segment.address() - device.handle().address(), copy);
    return new Tensor(dtype, shape, strides, copy, 0, null);
  }

  private void copyTo(DType type, MemorySegment to, long[] toStrides) {
    Elements.copy(shape, dtype, segment, strides, type, to, toStrides);
  }

  /**
   * Writes one value to every element, rounded to the nearest, ties to even.
   *
   * @param value the value; for {@code I32} one that is exactly an int
   * @throws IllegalArgumentException if the tensor is read-only, or is {@code I32} and the value is
   *     no int
   * @throws IllegalStateException if the memory's arena is closed
   */
  public void fill(float value) {
    checkWritable("fill");
    checkHost("fill");
    MemorySegment one = MemorySegment.ofArray(new int[1]);
    if (dtype.isFloat()) {
      Elements.setFloat(dtype, one, 0, value);
    } else if ((int) value == (double) value) {
      one.set(Elements.INT, 0, (int) value);
    } else {
      throw new IllegalArgumentException("value is " + value + ", expected an int for I32");
    }
    Elements.fill(shape, dtype, one, segment, strides);
  }

  private void checkFloat(String method) {
    if (!dtype.isFloat()) {
      throw new IllegalArgumentException(method + " of " + this + ", expected F32, F16 or BF16");
    }
  }

  private void checkHost(String method) {
    if (device != null) {
      throw new IllegalStateException(
          method
              + " of "
              + this
              + " on "
              + device.device()
              + ", expected memory of the host: use to");
    }
  }

  private void checkInt(String method) {
    if (dtype != DType.I32) {
      throw new IllegalArgumentException(method + " of " + this + ", expected I32");
    }
  }

  private void checkWritable(String method) {
    if (isReadOnly()) {
      throw new IllegalArgumentException(
          method + " of read-only " + this + ", expected a writable tensor");
    }
  }

  private static void checkConvertible(String method, DType from, DType to) {
    if (from != Objects.requireNonNull(to, "to") && !(from.isFloat() && to.isFloat())) {
      throw new IllegalArgumentException(
          "%s from %s to %s, expected two float types or one type".formatted(method, from, to));
    }
  }

  /**
   * Describes the view, not the elements.
   *
   * @return for example {@code Tensor(F32 [12, 1024, 64] strides [65536, 64, 1])}
   */
  @Override
  public String toString() {
    return "Tensor(%s %s strides %s)"
        .formatted(dtype, Arrays.toString(shape), Arrays.toString(strides));
  }
}
