package dev.weft.tensor;

import java.io.Serial;

/** Text that is not JSON, or more of it than {@link Json} takes. */
final class JsonException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int offset;

  JsonException(String problem, int offset) {
    super(problem);
    this.offset = offset;
  }

  /** Returns the byte at which the problem was found. */
  int offset() {
    return offset;
  }
}
