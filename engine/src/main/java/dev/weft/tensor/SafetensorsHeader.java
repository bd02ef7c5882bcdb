package dev.weft.tensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checked header of a safetensors file: every rule of the format holds, and every tensor lies
 * within the file.
 *
 * @param metadata the file's own key and value pairs, in its order
 * @param entries by name, in the header's order
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, SafetensorsEntry> entries) {
  /** The largest header that the format allows. */
  static final long MAX_BYTES = 100_000_000;

  static final String METADATA = "__metadata__";

  /**
   * Parses and checks a header.
   *
   * @param file for messages
   * @param text the header, which begins at byte 8 of the file
   * @param dataBytes what follows the header in the file
   * @throws SafetensorsException if a rule of the format is broken
   */
  static SafetensorsHeader parse(Path file, byte[] text, long dataBytes)
      throws SafetensorsException {
    if (text.length == 0 || text[0] != '{') {
      throw new SafetensorsException(file, "header does not begin with '{'", Long.BYTES);
    }
    Map<?, ?> header;
    try {
      header = (Map<?, ?>) Json.parse(text);
    } catch (JsonException e) {
      throw new SafetensorsException(
          file, "header is not JSON: " + e.getMessage(), Long.BYTES + (long) e.offset());
    }
    long dataStart = Long.BYTES + (long) text.length;
    Map<String, String> metadata = Map.of();
    Map<String, SafetensorsEntry> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : header.entrySet()) {
      String name = (String) member.getKey();
      if (name.equals(METADATA)) {
        metadata = metadata(file, member.getValue());
      } else {
        entries.put(
            name, new SafetensorsEntryParser(file, name, dataStart).parse(member.getValue()));
      }
    }
    checkCover(file, entries, dataStart, dataStart + dataBytes);
    return new SafetensorsHeader(metadata, Collections.unmodifiableMap(entries));
  }

  private static Map<String, String> metadata(Path file, Object value) throws SafetensorsException {
    if (!(value instanceof Map<?, ?> members)) {
      throw new SafetensorsException(file, METADATA + " is not an object");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String key = (String) member.getKey();
      if (!(member.getValue() instanceof String string)) {
        throw new SafetensorsException(
            file, METADATA + " has a value that is not a string for " + Names.quote(key));
      }
      metadata.put(key, string);
    }
    return Collections.unmodifiableMap(metadata);
  }

  /** Refuses tensors that overlap, leave holes, or do not end where the file does. */
  private static void checkCover(
      Path file, Map<String, SafetensorsEntry> entries, long start, long end)
      throws SafetensorsException {
    List<SafetensorsEntry> byOffset = new ArrayList<>(entries.values());
    byOffset.sort(
        Comparator.comparingLong(SafetensorsEntry::offset)
            .thenComparingLong(SafetensorsEntry::bytes));
    long covered = start;
    for (SafetensorsEntry entry : byOffset) {
      if (entry.offset() != covered) {
        String problem = entry.offset() < covered ? "overlaps another" : "follows a hole";
        throw new SafetensorsException(
            file, "tensor " + Names.quote(entry.name()) + " " + problem, entry.offset());
      }
      covered += entry.bytes();
      if (covered > end) {
        throw new SafetensorsException(
            file,
            "tensor %s ends at byte %d, past the file's end"
                .formatted(Names.quote(entry.name()), covered),
            end);
      }
    }
    if (covered < end) {
      throw new SafetensorsException(file, end - covered + " bytes belong to no tensor,", covered);
    }
  }
}
