package dev.weft.dsa;

import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Objects;

/**
 * Remote pairs in coordinate form: {@code row} and {@code col} (positions in the packed call,
 * 32-bit) and {@code value} (the weight {@code W}, F32, finite, at least 0), sorted by row, then
 * column, without duplicates. One list serves all heads, or each head has its own. Entries inside
 * the query's block are ignored, in causal form those with {@code col > row} too.
 *
 * <p>With {@code tileColumns} = B above 1 an entry stands for the pairs of a token with a whole
 * block: {@code col} is then the block's index within the token's segment.
 *
 * <p>Ownership: the list refers to the caller's tensors (off-heap), which must outlive it.
 * Immutable if they are left alone, and then shared freely by threads.
 */
public final class Coo {
  private final Tensor row;
  private final Tensor col;
  private final Tensor value;
  private final long[] headPtr;
  private final int[] cuSeqlens;
  private final int tileColumns;

  private Coo(
      Tensor row, Tensor col, Tensor value, long[] headPtr, int tileColumns, int[] cuSeqlens) {
    this.row = row;
    this.col = col;
    this.value = value;
    this.headPtr = headPtr;
    this.tileColumns = tileColumns;
    this.cuSeqlens = cuSeqlens;
    CooChecks.check(this);
  }

  /**
   * Makes one list for all heads.
   *
   * @param row {@code [nnz]} I32
   * @param col {@code [nnz]} I32
   * @param value {@code [nnz]} F32
   * @param cuSeqlens where the call's segments begin: first 0, last its tokens
   * @return the list
   * @throws IllegalArgumentException if a tensor's shape or dtype is wrong, or an entry is out of
   *     range, crosses segments, is unsorted, a duplicate, negative or not finite
   */
  public static Coo of(Tensor row, Tensor col, Tensor value, int... cuSeqlens) {
    Objects.requireNonNull(row, "row");
    return tiled(1, new long[] {0, row.elements()}, row, col, value, cuSeqlens);
  }

  /**
   * Makes a list for each head.
   *
   * @param headPtr {@code [heads + 1]}: where each head's entries begin; first 0, last nnz
   * @param row {@code [nnz]} I32
   * @param col {@code [nnz]} I32
   * @param value {@code [nnz]} F32
   * @param cuSeqlens where the call's segments begin: first 0, last its tokens
   * @return the lists
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Coo perHead(
      long[] headPtr, Tensor row, Tensor col, Tensor value, int... cuSeqlens) {
    return tiled(1, headPtr, row, col, value, cuSeqlens);
  }

  /**
   * Makes lists whose entries stand for a token and a block.
   *
   * @param tileColumns tokens a block, 1 for single tokens; must equal the spec's block when bound
   * @param headPtr {@code [lists + 1]}: where each list begins; first 0, last nnz
   * @param row {@code [nnz]} I32
   * @param col {@code [nnz]} I32: block indices within the token's segment
   * @param value {@code [nnz]} F32
   * @param cuSeqlens where the call's segments begin: first 0, last its tokens
   * @return the lists
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Coo tiled(
      int tileColumns, long[] headPtr, Tensor row, Tensor col, Tensor value, int... cuSeqlens) {
    Checks.inRange("tileColumns", tileColumns, 1, 1 << 30);
    Objects.requireNonNull(headPtr, "headPtr");
    Objects.requireNonNull(cuSeqlens, "cuSeqlens");
    list("row", row, DType.I32, -1);
    list("col", col, DType.I32, row.elements());
    list("value", value, DType.F32, row.elements());
    Checks.require(headPtr.length >= 2, "headPtr.length", headPtr.length, "at least 2");
    Checks.require(headPtr[0] == 0, "headPtr[0]", headPtr[0], "0");
    for (int i = 1; i < headPtr.length; i++) {
      Checks.require(
          headPtr[i] >= headPtr[i - 1],
          "headPtr[" + i + "]",
          headPtr[i],
          "at least " + headPtr[i - 1] + " before it");
    }
    Checks.require(
        headPtr[headPtr.length - 1] == row.elements(),
        "headPtr's last",
        headPtr[headPtr.length - 1],
        "the number of entries " + row.elements());
    SegmentChecks.cuSeqlens("cuSeqlens", cuSeqlens, Integer.MAX_VALUE);
    return new Coo(row, col, value, headPtr.clone(), tileColumns, cuSeqlens.clone());
  }

  /**
   * Builds the list that a gate makes of a spec's {@link HeadTail} pattern: all its pairs whose
   * gate is not closed. Attention over it equals the closed form.
   *
   * @param arena owns the list's memory
   * @param spec gives pattern, block, threshold and form
   * @param gate {@code [n]} or {@code [heads, n]} F32, or null for gates of 1
   * @param cuSeqlens where the call's segments begin
   * @return one list, or one a head if the gate has one a head
   * @throws IllegalArgumentException if the spec has no such pattern, or a shape is wrong
   */
  public static Coo headTail(Arena arena, AttentionSpec spec, Tensor gate, int... cuSeqlens) {
    return CooBuilder.headTail(arena, spec, gate, cuSeqlens);
  }

  /**
   * Builds the lists that a router makes of its selection: an entry for a token and a block.
   *
   * @param arena owns the lists' memory
   * @param spec gives block and threshold
   * @param selection {@code [heads, n, topK]} I32, as {@link Binding} writes it
   * @param gate {@code [n]} or {@code [heads, n]} F32, or null for gates of 1
   * @param cuSeqlens where the call's segments begin
   * @return one list a head, its {@code tileColumns} the spec's block
   * @throws IllegalArgumentException if a shape is wrong or a block out of range
   */
  public static Coo routed(
      Arena arena, AttentionSpec spec, Tensor selection, Tensor gate, int... cuSeqlens) {
    return CooBuilder.routed(arena, spec, selection, gate, cuSeqlens);
  }

  private static void list(String name, Tensor t, DType dtype, long length) {
    Objects.requireNonNull(t, name);
    Checks.require(t.dtype() == dtype, name + ".dtype", t.dtype(), dtype.toString());
    Checks.require(
        t.rank() == 1 && t.isContiguous() && (length < 0 || t.elements() == length),
        name + ".shape",
        Arrays.toString(t.shape()),
        length < 0 ? "[nnz], contiguous" : "[" + length + "], contiguous");
  }

  boolean matches(Segments segments) {
    return segments.count == cuSeqlens.length - 1
        && Arrays.equals(cuSeqlens, 0, cuSeqlens.length, segments.query, 0, cuSeqlens.length);
  }

  /**
   * The number of lists.
   *
   * @return 1 for all heads, or one a head
   */
  public int lists() {
    return headPtr.length - 1;
  }

  /**
   * Where a list begins; {@code begin(lists())} is the number of entries.
   *
   * @param list which list
   * @return the index of its first entry
   */
  public long begin(int list) {
    return headPtr[list];
  }

  /**
   * Tokens of the call that the list was made for.
   *
   * @return the last of its {@code cuSeqlens}
   */
  public int tokens() {
    return cuSeqlens[cuSeqlens.length - 1];
  }

  /**
   * Columns that an entry stands for.
   *
   * @return 1, or tokens a block
   */
  public int tileColumns() {
    return tileColumns;
  }

  /**
   * Where the call's segments begin.
   *
   * @return a copy
   */
  public int[] cuSeqlens() {
    return cuSeqlens.clone();
  }

  /**
   * The rows.
   *
   * @return {@code [nnz]} I32
   */
  public Tensor row() {
    return row;
  }

  /**
   * The columns.
   *
   * @return {@code [nnz]} I32
   */
  public Tensor col() {
    return col;
  }

  /**
   * The weights.
   *
   * @return {@code [nnz]} F32
   */
  public Tensor value() {
    return value;
  }
}
