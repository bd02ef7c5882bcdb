package dev.weft.cuda;

/** What a kernel image says of its kernels. */
interface KernelFacts {
  /** Whether a kernel's code was made for compute capability 9.0a, not the portable one. */
  boolean hopper(String kernel);

  /** How many clusters of a kernel the device can hold at once; 0 if none. */
  int clusters(String kernel, int threads, int sharedBytes, int size);

  /** One of an array of constants. */
  int constant(String array, int index);

  /** Multiprocessors of the device. */
  int multiprocessors();

  /** Most shared memory of a thread block of the device. */
  int sharedBytes();
}
