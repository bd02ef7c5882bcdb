package dev.weft.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files of one JSON object a line. */
public final class JsonLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonLines() {}

  /** Writes a file as a whole: one that is there already stays until the new one is complete. */
  public static void write(Path file, List<?> objects) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Object object : objects) {
      lines.add(line(object));
    }
    replace(file, String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
  }

  /** One object as a line. */
  public static String line(Object object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + object, e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static <T> List<T> read(Path file, Class<T> type) throws IOException {
    List<T> objects = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      objects.add(MAPPER.readValue(line, type));
    }
    return objects;
  }

  /** Puts text into a file by way of one beside it, so that no half file is ever seen. */
  public static void replace(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Path partial = target.resolveSibling(".weft-" + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(partial, text, StandardOpenOption.CREATE_NEW);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
