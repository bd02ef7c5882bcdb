package dev.weft.dsa.backend;

/**
 * What a caller may choose.
 *
 * @param threads most threads a run uses, the caller's included
 * @param vectorBits vector width of the simd backend, or 0 for the machine's preference
 * @param device which device, 0 for the first
 * @param deviceBytes most memory that is taken of the device, workspaces included
 */
public record BackendOptions(int threads, int vectorBits, int device, long deviceBytes) {}
