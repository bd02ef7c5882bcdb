package dev.weft.cuda;

/**
 * What a plan must know of a device.
 *
 * @param name the product's name
 * @param major compute capability
 * @param minor compute capability
 * @param multiprocessors multiprocessors
 * @param sharedBytes most shared memory of a thread block
 * @param l2Bytes size of the L2 cache
 * @param memoryBytes size of the memory
 */
record DeviceFacts(
    String name,
    int major,
    int minor,
    int multiprocessors,
    int sharedBytes,
    long l2Bytes,
    long memoryBytes) {

  /** Reads them; the driver is initialised. */
  static DeviceFacts of(int ordinal) {
    return new DeviceFacts(
        Driver.deviceName(ordinal),
        Driver.attribute(ordinal, Driver.COMPUTE_CAPABILITY_MAJOR),
        Driver.attribute(ordinal, Driver.COMPUTE_CAPABILITY_MINOR),
        Driver.attribute(ordinal, Driver.MULTIPROCESSORS),
        Driver.attribute(ordinal, Driver.SHARED_BYTES),
        Driver.attribute(ordinal, Driver.L2_BYTES),
        Driver.totalMemory(ordinal));
  }

  /** Compute capability as {@code 9.0}. */
  String capability() {
    return major + "." + minor;
  }
}
