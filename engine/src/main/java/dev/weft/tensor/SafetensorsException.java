package dev.weft.tensor;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/**
 * A file that is not a valid safetensors file. The message names the file, the tensor if it is one
 * tensor's fault, and the byte of the file where that is known.
 */
public final class SafetensorsException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  SafetensorsException(Path file, String problem) {
    super(file + ": " + problem);
  }

  SafetensorsException(Path file, String problem, long offset) {
    this(file, problem + " at byte " + offset);
  }
}
