package dev.weft.bench.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The encoder against the JDK's own reader. */
class PngTest {

  @Test
  void theJdkReadsTheSamePixels() throws IOException {
    var random = new Random(7);
    for (int[] shape : new int[][] {{1, 1}, {3, 5}, {200, 131}}) {
      int[][] pixels = new int[shape[0]][shape[1]];
      for (int[] row : pixels) {
        for (int x = 0; x < row.length; x++) {
          row[x] = random.nextInt(1 << 24);
        }
      }
      var image = ImageIO.read(new ByteArrayInputStream(Png.encode(pixels)));
      assertEquals(shape[0], image.getHeight());
      assertEquals(shape[1], image.getWidth());
      for (int y = 0; y < shape[0]; y++) {
        for (int x = 0; x < shape[1]; x++) {
          assertEquals(pixels[y][x], image.getRGB(x, y) & 0xffffff, "pixel " + y + ", " + x);
        }
      }
    }
  }
}
