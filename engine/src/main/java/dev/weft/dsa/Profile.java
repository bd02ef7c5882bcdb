package dev.weft.dsa;

/** Named choices of block and pattern, from the fastest to the closest to dense attention. */
public enum Profile {
  /** Blocks of 128 tokens, 16 + 16 global tokens. */
  LOW_LATENCY(128, new HeadTail(16, 16), null),
  /** Blocks of 64 tokens, 32 + 32 global tokens. */
  BALANCED(64, new HeadTail(32, 32), null),
  /** Blocks of 32 tokens, 64 + 64 global tokens, 8 routed blocks a token. */
  HIGH_PRECISION(32, new HeadTail(64, 64), new Routed(8));

  private final int block;
  private final HeadTail headTail;
  private final Routed routed;

  Profile(int block, HeadTail headTail, Routed routed) {
    this.block = block;
    this.headTail = headTail;
    this.routed = routed;
  }

  /**
   * The block length.
   *
   * @return tokens a block
   */
  public int block() {
    return block;
  }

  /**
   * The global tokens.
   *
   * @return the pattern
   */
  public HeadTail headTail() {
    return headTail;
  }

  /**
   * The routed blocks.
   *
   * @return the pattern, or null if the profile routes nothing
   */
  public Routed routed() {
    return routed;
  }
}
