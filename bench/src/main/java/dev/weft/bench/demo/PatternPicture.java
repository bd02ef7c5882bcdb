package dev.weft.bench.demo;

import dev.weft.bench.problem.PairWeights;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Profile;
import dev.weft.tensor.Tensor;

/**
 * The pattern as a picture: a pixel for each pair, its colour the part, its strength the weight.
 */
final class PatternPicture {

  /** Tokens shown; at more, the local blocks would be too small to see. */
  static final int MOST_TOKENS = 512;

  private static final int LOCAL = 0x2f6fb3;
  private static final int REMOTE = 0xd9762b;

  private PatternPicture() {}

  /** Draws the pattern of the first tokens, with their gates. */
  static byte[] png(Tensor gate) {
    int n = (int) Math.min(MOST_TOKENS, gate.shape(0));
    AttentionSpec spec = AttentionSpec.builder(1, 1).profile(Profile.BALANCED).build();
    PairWeights weights = new PairWeights(spec, n, gate.slice(0, 0, n), null, null);
    int[][] image = new int[n][n];
    float[] row = new float[n];
    for (int i = 0; i < n; i++) {
      weights.row(0, i, row);
      for (int j = 0; j < n; j++) {
        boolean local = i / spec.block() == j / spec.block();
        image[i][j] = shade(local ? LOCAL : REMOTE, row[j]);
      }
    }
    return Png.encode(image);
  }

  /** A colour on a pale ground: all of it at weight 1, none at 0. */
  private static int shade(int colour, float weight) {
    int shaded = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int full = (colour >> shift) & 0xff;
      int ground = 0xf4;
      shaded |= Math.round(ground + (full - ground) * weight) << shift;
    }
    return shaded;
  }
}
