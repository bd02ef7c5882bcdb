package dev.weft.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A memory-mapped file in the safetensors format, which holds named tensors, and the writer of such
 * files.
 *
 * <p>Ownership and lifetime: the arena given to {@link #open} owns the mapping and with it every
 * tensor; there is nothing to close here. While it is mapped, the file must not be changed in place
 * or cut short: reads could see other values, or fail with {@link InternalError}. Replacing it, as
 * {@link #write} does, is safe.
 *
 * <p>Threading: immutable and shared by threads freely; the arena decides who may touch the
 * elements.
 *
 * <p>The format has more element types than {@link DType}, and tensors of any rank. A file may hold
 * such tensors; they are listed by {@link #entries}, and cannot be had as a {@link Tensor}.
 */
public final class Safetensors {
  private static final int CHUNK = 1 << 16;
  private static final Map<String, DType> DTYPES =
      Arrays.stream(DType.values())
          .collect(Collectors.toUnmodifiableMap(DType::safetensorsName, dtype -> dtype));

  private final Path file;
  private final SafetensorsHeader header;
  private final Map<String, Tensor> tensors;

  private Safetensors(Path file, SafetensorsHeader header, Map<String, Tensor> tensors) {
    this.file = file;
    this.header = header;
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * Maps a file and checks all of its header before anything of it is used. The elements themselves
   * are neither read nor checked.
   *
   * <p>Tensors are read-only views of the mapping, without a copy. Only a tensor whose elements the
   * file does not align to their size is copied, once and here, into memory of the arena.
   *
   * @param file the file
   * @param arena owns the mapping and the copies; nothing of a refused file is mapped
   * @return the open file
   * @throws SafetensorsException if the file breaks a rule of the format
   * @throws IOException if the file cannot be read
   * @throws IllegalStateException if the arena is closed
   */
  public static Safetensors open(Path file, Arena arena) throws IOException {
    Objects.requireNonNull(arena, "arena");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      byte[] text = readHeader(file, channel, size);
      long dataStart = Long.BYTES + (long) text.length;
      SafetensorsHeader header = SafetensorsHeader.parse(file, text, size - dataStart);
      MemorySegment mapping = channel.map(MapMode.READ_ONLY, 0, size, arena);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (SafetensorsEntry entry : header.entries().values()) {
        if (isTensor(entry)) {
          tensors.put(entry.name(), tensor(mapping, entry, arena));
        }
      }
      return new Safetensors(file, header, tensors);
    }
  }

  private static byte[] readHeader(Path file, FileChannel channel, long size) throws IOException {
    if (size < Long.BYTES) {
      throw new SafetensorsException(
          file, "has " + size + " bytes, expected at least " + Long.BYTES);
    }
    ByteBuffer prefix = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    readFully(file, channel, prefix);
    long length = prefix.getLong(0);
    long most = Math.min(size - Long.BYTES, SafetensorsHeader.MAX_BYTES);
    if (length < 0 || length > most) {
      throw new SafetensorsException(
          file,
          "has a header of %s bytes, expected at most %d,"
              .formatted(Long.toUnsignedString(length), most),
          0);
    }
    byte[] text = new byte[(int) length];
    readFully(file, channel, ByteBuffer.wrap(text));
    return text;
  }

  private static void readFully(Path file, FileChannel channel, ByteBuffer to) throws IOException {
    int capacity = to.limit();
    while (to.position() < capacity) {
      // By chunks: the channel keeps a native buffer as large as the largest read of a thread.
      to.limit(Math.min(capacity, to.position() + CHUNK));
      if (channel.read(to) < 0) {
        throw new SafetensorsException(file, "was cut short while it was read,", channel.size());
      }
    }
  }

  private static boolean isTensor(SafetensorsEntry entry) {
    return DTYPES.containsKey(entry.dtype()) && entry.shape().size() <= Layout.MAX_RANK;
  }

  private static Tensor tensor(MemorySegment mapping, SafetensorsEntry entry, Arena arena) {
    DType dtype = DTYPES.get(entry.dtype());
    long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
    MemorySegment elements = mapping.asSlice(entry.offset(), entry.bytes());
    if (elements.address() % dtype.bytes() == 0) {
      return Tensor.wrap(elements, dtype, shape);
    }
    Tensor copy = Tensor.allocate(arena, dtype, shape);
    copy.segment().copyFrom(elements);
    return copy.asReadOnly();
  }

  /**
   * Returns the tensors that a {@link Tensor} can view.
   *
   * @return by name, in the order of the file's header; unmodifiable
   */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * Returns one tensor.
   *
   * @param name its name
   * @return the tensor, read-only
   * @throws IllegalArgumentException if the file has none of this name, or it has a type or rank
   *     that no {@link Tensor} has
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor != null) {
      return tensor;
    }
    SafetensorsEntry entry = header.entries().get(Objects.requireNonNull(name, "name"));
    if (entry == null) {
      throw new IllegalArgumentException(
          "name is %s, expected one of %s: %s"
              .formatted(Names.quote(name), file, Names.list(header.entries().keySet())));
    }
    throw new IllegalArgumentException(
        "tensor %s of %s has dtype %s and rank %d, expected one of %s and at most rank %d"
            .formatted(
                Names.quote(name),
                file,
                entry.dtype(),
                entry.shape().size(),
                Arrays.toString(DType.values()),
                Layout.MAX_RANK));
  }

  /**
   * Says whether the file has a tensor of a name, of whatever type.
   *
   * @param name the name
   * @return true if {@link #entries} has it
   */
  public boolean contains(String name) {
    return header.entries().containsKey(name);
  }

  /**
   * Describes all tensors of the file, also those that no {@link Tensor} can view.
   *
   * @return by name, in the order of the file's header; unmodifiable
   */
  public Map<String, SafetensorsEntry> entries() {
    return header.entries();
  }

  /**
   * Returns the file's own key and value pairs.
   *
   * @return in the file's order; unmodifiable, empty if it has none
   */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * Writes a file. The same tensors and metadata give the same bytes, whatever the order of the
   * maps: the larger element size comes first, then the lesser name. So every tensor is aligned to
   * its element size, and the first to 64 bytes.
   *
   * <p>The file appears, or replaces the old one, as a whole: the bytes go to a file beside it that
   * is forced to the disk and then renamed. On failure that file is deleted and the old one stays.
   *
   * @param file the file to make; a symbolic link is replaced, not followed
   * @param tensors by name, of any strides, which are written in row-major order; not changed
   *     meanwhile
   * @param metadata the file's own key and value pairs, or empty
   * @throws IllegalArgumentException if a name is {@code "__metadata__"}, a name or pair has a lone
   *     surrogate, or the header or the data becomes larger than the format allows
   * @throws IOException if the file cannot be written
   * @throws IllegalStateException if the arena of a tensor is closed
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    new SafetensorsWriter(tensors, metadata).write(file);
  }

  /**
   * Describes the file, not its tensors.
   *
   * @return for example {@code Safetensors(model.safetensors, 291 tensors)}
   */
  @Override
  public String toString() {
    return "Safetensors(%s, %d tensors)".formatted(file, header.entries().size());
  }
}
