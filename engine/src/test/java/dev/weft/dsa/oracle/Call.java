package dev.weft.dsa.oracle;

import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.DType;
import java.util.Arrays;

/**
 * One call of the operator in plain arrays. Every value is one that the storage type holds, so that
 * kernels and reference start from the same numbers.
 *
 * @param spec what is computed
 * @param dtype the storage type of queries, keys and values
 * @param cuQ where the segments' queries begin
 * @param cuK where the segments' keys begin
 * @param q {@code [heads, queries, d]}
 * @param k {@code [kvHeads, keys, d]}
 * @param v {@code [kvHeads, keys, d]}
 * @param gate {@code [queries]}, {@code [heads, queries]} or null
 * @param pairs the caller's list, or null
 */
public record Call(
    AttentionSpec spec,
    DType dtype,
    int[] cuQ,
    int[] cuK,
    float[] q,
    float[] k,
    float[] v,
    float[] gate,
    Pairs pairs) {

  /** Query tokens, all segments together. */
  public int queries() {
    return cuQ[cuQ.length - 1];
  }

  /** Key tokens, all segments together. */
  public int keys() {
    return cuK[cuK.length - 1];
  }

  /** Packed segments. */
  public int segments() {
    return cuQ.length - 1;
  }

  /** Keys of a segment, its length {@code L}. */
  public int length(int segment) {
    return cuK[segment + 1] - cuK[segment];
  }

  /** The segment of a query row. */
  public int segmentOf(int row) {
    int s = 0;
    while (row >= cuQ[s + 1]) {
      s++;
    }
    return s;
  }

  /** The position in its segment of a query row: queries are the last positions of their keys. */
  public int position(int segment, int row) {
    return length(segment) - (cuQ[segment + 1] - row);
  }

  /** The kv head that a query head reads. */
  public int kvHead(int head) {
    return (int) ((long) head * spec.kvHeads() / spec.heads());
  }

  /** Blocks of a segment; the last may be partial. */
  int blocks(int segment) {
    return (length(segment) + spec.block() - 1) / spec.block();
  }

  /** The gate after the threshold, both F32. */
  double gamma(int head, int row) {
    if (gate == null) {
      return 1;
    }
    float g = gate.length == queries() ? gate[row] : gate[head * queries() + row];
    return g >= spec.threshold() ? g : 0;
  }

  /** Index of a query's first element. */
  public int queryAt(int head, int row) {
    return (head * queries() + row) * spec.headDim();
  }

  /** Index of the first element of a key or value that a query head reads. */
  public int keyAt(int head, int segment, int position) {
    return (kvHead(head) * keys() + cuK[segment] + position) * spec.headDim();
  }

  /** The same tensors under another spec. */
  public Call with(AttentionSpec other) {
    return new Call(other, dtype, cuQ, cuK, q, k, v, gate, pairs);
  }

  /** The same call with another gate. */
  public Call withGate(float[] other) {
    return new Call(spec, dtype, cuQ, cuK, q, k, v, other, pairs);
  }

  /** The same call with another list of pairs. */
  public Call withPairs(Pairs other) {
    return new Call(spec, dtype, cuQ, cuK, q, k, v, gate, other);
  }

  /** The same call with other tensors. */
  public Call withTensors(float[] otherQ, float[] otherK, float[] otherV) {
    return new Call(spec, dtype, cuQ, cuK, otherQ, otherK, otherV, gate, pairs);
  }

  /** What a failure message says of the call. */
  @Override
  public String toString() {
    String gates = gate == null ? "none" : gate.length == queries() ? "[n]" : "[heads, n]";
    String list =
        pairs == null
            ? ""
            : ", pairs "
                + pairs.row().length
                + " in "
                + (pairs.headPtr().length - 1)
                + " lists, tile "
                + pairs.tileColumns();
    return "%s, %s, cuQ %s, cuK %s, gate %s%s"
        .formatted(spec, dtype, Arrays.toString(cuQ), Arrays.toString(cuK), gates, list);
  }
}
