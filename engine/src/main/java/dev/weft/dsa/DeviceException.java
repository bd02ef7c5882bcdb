package dev.weft.dsa;

import java.io.Serial;

/**
 * A device failed. The message has the call, the error's name and text, and what to do.
 *
 * <p>After some errors (a kernel that touched memory it must not, a hardware fault) the device is
 * of no use to this process: {@link #isFatal} says so, and every later call on the engine throws
 * the same at once.
 */
public final class DeviceException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  /** The error's name. */
  private final String code;

  /** Whether the device is of no further use. */
  private final boolean fatal;

  /**
   * Describes a failure.
   *
   * @param message the call, the error's name and text, and what to do
   * @param code the error's name, such as {@code CUDA_ERROR_OUT_OF_MEMORY}
   * @param fatal whether the device is of no further use to this process
   */
  public DeviceException(String message, String code, boolean fatal) {
    super(message);
    this.code = code;
    this.fatal = fatal;
  }

  /**
   * Names the error as the driver does.
   *
   * @return such as {@code CUDA_ERROR_OUT_OF_MEMORY}
   */
  public String code() {
    return code;
  }

  /**
   * Says whether the device is of no further use to this process.
   *
   * @return true if only a new process can use it
   */
  public boolean isFatal() {
    return fatal;
  }
}
