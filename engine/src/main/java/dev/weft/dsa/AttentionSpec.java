package dev.weft.dsa;

import java.util.Objects;

/**
 * What one attention call computes: {@code O = softmax_j(scale · q_i·k_j + ln W_ij) V}, where a
 * pair in one block weighs 1, any other what the patterns say, and the rest 0. Immutable, shared
 * freely by threads.
 *
 * <p>Where two patterns name a pair, the first of {@link HeadTail}, {@link Routed}, {@link Coo}
 * wins. A query's gate {@code g} below the threshold counts as 0: the query then sees its block
 * alone.
 *
 * @param heads query heads
 * @param kvHeads key and value heads, a divisor of {@code heads}: query head {@code h} reads kv
 *     head {@code h * kvHeads / heads} (rounded down)
 * @param headDim elements of a head's query, key and value, 1 to 256
 * @param block tokens a block; 0 switches the local part off and needs {@code coo} alone
 * @param scale factor of the logits, above 0
 * @param threshold gates below it count as 0; 0 keeps all
 * @param causal whether a query sees no key after it
 * @param headTail the pattern of global tokens, or null
 * @param routed the pattern of routed blocks, or null
 * @param coo whether a binding brings pairs of its own as a {@link Coo}
 */
public record AttentionSpec(
    int heads,
    int kvHeads,
    int headDim,
    int block,
    float scale,
    float threshold,
    boolean causal,
    HeadTail headTail,
    Routed routed,
    boolean coo) {

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException if one is outside what its description says
   */
  public AttentionSpec {
    Checks.inRange("heads", heads, 1, 4096);
    Checks.inRange("kvHeads", kvHeads, 1, 4096);
    Checks.require(heads % kvHeads == 0, "kvHeads", kvHeads, "a divisor of heads = " + heads);
    Checks.inRange("headDim", headDim, 1, 256);
    Checks.inRange("block", block, 0, 1 << 30);
    Checks.require(scale > 0 && Float.isFinite(scale), "scale", scale, "a finite number above 0");
    Checks.require(threshold >= 0 && threshold <= 1, "threshold", threshold, "0 to 1");
    Checks.require(
        block > 0 || (coo && headTail == null && routed == null),
        "block",
        block,
        "at least 1 (0 only with the COO pattern alone)");
  }

  /**
   * Starts a spec of {@link Profile#BALANCED}'s block with no pattern: local attention alone.
   *
   * @param heads query heads, and kv heads unless said otherwise
   * @param headDim elements of a head
   * @return the builder
   */
  public static Builder builder(int heads, int headDim) {
    return new Builder(heads, headDim);
  }

  /** Collects the fields of a spec. Not safe for use by several threads. */
  public static final class Builder {
    private final int heads;
    private final int headDim;
    private int kvHeads;
    private int block = Profile.BALANCED.block();
    private float scale = Float.NaN;
    private float threshold;
    private boolean causal;
    private HeadTail headTail;
    private Routed routed;
    private boolean coo;

    private Builder(int heads, int headDim) {
      this.heads = heads;
      this.kvHeads = heads;
      this.headDim = headDim;
    }

    /**
     * Sets the number of key and value heads (grouped-query attention).
     *
     * @param kvHeads a divisor of the query heads
     * @return this
     */
    public Builder kvHeads(int kvHeads) {
      this.kvHeads = kvHeads;
      return this;
    }

    /**
     * Sets the block length.
     *
     * @param block tokens a block, or 0 for no local part
     * @return this
     */
    public Builder block(int block) {
      this.block = block;
      return this;
    }

    /**
     * Sets the factor of the logits; {@code 1/√headDim} if never called.
     *
     * @param scale above 0
     * @return this
     */
    public Builder scale(float scale) {
      Checks.require(scale > 0 && Float.isFinite(scale), "scale", scale, "a finite number above 0");
      this.scale = scale;
      return this;
    }

    /**
     * Sets the gate threshold.
     *
     * @param threshold gates below it count as 0
     * @return this
     */
    public Builder threshold(float threshold) {
      this.threshold = threshold;
      return this;
    }

    /**
     * Chooses the causal form.
     *
     * @param causal whether a query sees no key after it
     * @return this
     */
    public Builder causal(boolean causal) {
      this.causal = causal;
      return this;
    }

    /**
     * Adds global tokens at head and tail; 0 and 0 removes the pattern.
     *
     * @param head tokens at the head
     * @param tail tokens at the tail
     * @return this
     */
    public Builder headTail(int head, int tail) {
      HeadTail pattern = new HeadTail(head, tail);
      this.headTail = pattern.count() == 0 ? null : pattern;
      return this;
    }

    /**
     * Adds routed blocks; 0 removes the pattern.
     *
     * @param topK blocks a token
     * @return this
     */
    public Builder routed(int topK) {
      this.routed = topK == 0 ? null : new Routed(topK);
      return this;
    }

    /**
     * Says that bindings bring a list of pairs.
     *
     * @param coo whether they do
     * @return this
     */
    public Builder coo(boolean coo) {
      this.coo = coo;
      return this;
    }

    /**
     * Takes block and patterns from a profile.
     *
     * @param profile the profile
     * @return this
     */
    public Builder profile(Profile profile) {
      Objects.requireNonNull(profile, "profile");
      this.block = profile.block();
      this.headTail = profile.headTail();
      this.routed = profile.routed();
      return this;
    }

    /**
     * Makes the spec.
     *
     * @return the spec
     * @throws IllegalArgumentException if a field is bad, or fields do not go together
     */
    public AttentionSpec build() {
      float s = Float.isNaN(scale) ? (float) (1 / Math.sqrt(Math.max(1, headDim))) : scale;
      return new AttentionSpec(
          heads, kvHeads, headDim, block, s, threshold, causal, headTail, routed, coo);
    }
  }
}
