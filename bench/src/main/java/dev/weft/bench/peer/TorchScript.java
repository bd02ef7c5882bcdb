package dev.weft.bench.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive, as {@code torch.jit.save} does in Python: DJL loads archives, but
 * has no compiler for their source. The module has no state but the flag that every module has.
 */
final class TorchScript {

  /** Pickled: an object of class {@code __torch__.M} whose state is {@code {training: False}}. */
  private static final String MODULE =
      "\u0080\u0002c__torch__\nM\n)\u0081}(X\b\0\0\0training\u0089ub.";

  /** Pickled: an empty tuple. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private static final String HEADER =
      """
      class M(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  private TorchScript() {}

  /**
   * Makes an archive.
   *
   * @param forward the source of the method {@code forward}, in the dialect of the archives (names
   *     of operators in full, all arguments given), not indented
   * @return the archive
   */
  static InputStream archive(String forward) {
    String source = HEADER + forward.indent(2);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", MODULE.getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      put(zip, "constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
      put(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry("module/" + name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
