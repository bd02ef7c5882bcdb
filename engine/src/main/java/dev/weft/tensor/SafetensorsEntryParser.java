package dev.weft.tensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads one tensor's member of a safetensors header: all that can be checked of it alone.
 *
 * @param file for messages
 * @param name the tensor's name
 * @param dataStart the byte of the file that offset 0 is
 */
record SafetensorsEntryParser(Path file, String name, long dataStart) {
  /** Bits an element of every type that the format has. */
  private static final Map<String, Integer> BITS =
      Map.ofEntries(
          Map.entry("F4", 4),
          Map.entry("F6_E2M3", 6),
          Map.entry("F6_E3M2", 6),
          Map.entry("BOOL", 8),
          Map.entry("U8", 8),
          Map.entry("I8", 8),
          Map.entry("F8_E5M2", 8),
          Map.entry("F8_E4M3", 8),
          Map.entry("F8_E8M0", 8),
          Map.entry("F8_E4M3FNUZ", 8),
          Map.entry("F8_E5M2FNUZ", 8),
          Map.entry("I16", 16),
          Map.entry("U16", 16),
          Map.entry("F16", 16),
          Map.entry("BF16", 16),
          Map.entry("I32", 32),
          Map.entry("U32", 32),
          Map.entry("F32", 32),
          Map.entry("C64", 64),
          Map.entry("F64", 64),
          Map.entry("I64", 64),
          Map.entry("U64", 64));

  SafetensorsEntry parse(Object value) throws SafetensorsException {
    if (!(value instanceof Map<?, ?> fields)) {
      throw error("is not an object");
    }
    for (Object field : fields.keySet()) {
      if (!List.of("dtype", "shape", "data_offsets").contains(field)) {
        throw error("has an unknown field " + Names.quote((String) field));
      }
    }
    if (!(fields.get("dtype") instanceof String dtype)) {
      throw error("has no string dtype");
    }
    Integer bits = BITS.get(dtype);
    if (bits == null) {
      throw error("has an unknown dtype " + Names.quote(dtype));
    }
    List<Long> shape = integers("shape", fields.get("shape"));
    List<Long> offsets = integers("data_offsets", fields.get("data_offsets"));
    if (offsets.size() != 2) {
      throw error("has " + offsets.size() + " data_offsets, expected 2");
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    if (begin > end) {
      throw error("begins at offset " + begin + ", after its end " + end);
    }
    if (begin > Long.MAX_VALUE - dataStart) {
      throw error("begins at offset " + begin + ", past any file");
    }
    long bytes = bytes(bits, shape);
    if (end - begin != bytes) {
      throw error("has %d bytes, expected %d by its shape".formatted(end - begin, bytes));
    }
    return new SafetensorsEntry(name, dtype, shape, dataStart + begin, bytes);
  }

  private List<Long> integers(String field, Object value) throws SafetensorsException {
    if (!(value instanceof List<?> list)) {
      throw error("has no array " + field);
    }
    List<Long> integers = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!(item instanceof Long integer) || integer < 0) {
        throw error("has a " + field + " that is not all integers of at least 0");
      }
      integers.add(integer);
    }
    return integers;
  }

  /** Counts an extent of 0 as 1 until the end: what overflows without it is refused too. */
  private long bytes(int bits, List<Long> shape) throws SafetensorsException {
    long total = bits;
    for (long extent : shape) {
      long factor = Math.max(extent, 1);
      if (total > Long.MAX_VALUE / factor) {
        throw error("has a shape that overflows");
      }
      total *= factor;
    }
    if (shape.contains(0L)) {
      return 0;
    }
    if (total % Byte.SIZE != 0) {
      throw error("has " + total + " bits, expected whole bytes");
    }
    return total / Byte.SIZE;
  }

  private SafetensorsException error(String problem) {
    return new SafetensorsException(file, "tensor " + Names.quote(name) + " " + problem);
  }
}
