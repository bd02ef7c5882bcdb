package dev.weft.bench.demo;

import dev.weft.bench.problem.PairWeights;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Profile;
import dev.weft.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

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
    BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_RGB);
    float[] row = new float[n];
    for (int i = 0; i < n; i++) {
      weights.row(0, i, row);
      for (int j = 0; j < n; j++) {
        boolean local = i / spec.block() == j / spec.block();
        image.setRGB(j, i, shade(local ? LOCAL : REMOTE, row[j]));
      }
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
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
