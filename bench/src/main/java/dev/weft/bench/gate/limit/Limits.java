package dev.weft.bench.gate.limit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file of limits.
 *
 * @param dependencies what the engine may depend on
 * @param gates the limits
 */
public record Limits(
    @JsonProperty(value = "dependencies", required = true) Dependencies dependencies,
    @JsonProperty(value = "gates", required = true) List<Limit> gates) {

  /**
   * What the engine may depend on at run time.
   *
   * @param allowed such as {@code dev.weft:weft-native-bindings}
   * @param reason why no more
   */
  public record Dependencies(
      @JsonProperty(value = "allowed", required = true) List<String> allowed,
      @JsonProperty(value = "reason", required = true) String reason) {}

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file
   */
  public static Limits read(Path file) throws IOException {
    try {
      return new TomlMapper().readValue(Files.readString(file), Limits.class);
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException(file + ": " + e.getCause().getMessage(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
