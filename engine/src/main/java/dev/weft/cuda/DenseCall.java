package dev.weft.cuda;

import dev.weft.tensor.DType;

/**
 * Dense attention without a mask, {@code out = softmax(scale · q · kᵀ) · v} in every head. Strides
 * are in elements, and 1 along the head dimension.
 *
 * @param dtype F16 or BF16, of all four tensors
 * @param heads query heads
 * @param kvHeads a divisor of {@code heads}
 * @param n queries
 * @param nk keys
 * @param headDim elements of a head
 * @param scale factor of the logits
 * @param q {@code [heads, n, headDim]}
 * @param k {@code [kvHeads, nk, headDim]}
 * @param v {@code [kvHeads, nk, headDim]}
 * @param out {@code [heads, n, headDim]}
 * @param logSumExp address of {@code [heads, n]} F32, contiguous; 0 if it is not asked for
 */
record DenseCall(
    DType dtype,
    int heads,
    int kvHeads,
    long n,
    long nk,
    int headDim,
    float scale,
    View q,
    View k,
    View v,
    View out,
    long logSumExp) {
  /**
   * A tensor on the device.
   *
   * @param address a multiple of 16 bytes
   * @param head elements from head to head
   * @param row elements from row to row
   */
  record View(long address, long head, long row) {}
}
