package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  private final Weft weft = new Weft();
  @TempDir private Path folder;

  @Test
  void aShortTextMakesAPageThatNeedsNoNetwork() throws IOException {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "the quick brown fox jumps over the lazy dog 42 times. ".repeat(12));
    Path page = folder.resolve("page.html");
    assertEquals(0, weft.run("demo", text.toString(), "--html", page.toString()), weft::err);
    assertTrue(weft.out().contains("sparse"), weft::out);
    String html = Files.readString(page);
    assertTrue(html.startsWith("<!DOCTYPE html>"));
    assertTrue(html.contains("data:image/png;base64,"));
    assertTrue(html.contains("uPlot"));
    assertFalse(html.contains("src=\"http"));
    assertFalse(html.matches("(?s).*\\$[A-Z]{2,}.*"), "a placeholder is left");
  }

  @Test
  void badUsageExitsWith2() throws IOException {
    assertEquals(2, weft.run("demo", folder.resolve("no").toString()));
    Path text = folder.resolve("short.txt");
    Files.writeString(text, "too short");
    String page = folder.resolve("page.html").toString();
    assertEquals(2, weft.run("demo", text.toString(), "--html", page));
    assertTrue(weft.err().contains("expected at least 128"), weft::err);
    Files.write(text, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(2, weft.run("demo", text.toString(), "--html", page));
    assertTrue(weft.err().contains("UTF-8"), weft::err);
    assertEquals(2, weft.run("demo", text.toString(), "--html", folder + "/no/page.html"));
    assertEquals(2, weft.run("demo", "--max-tokens", "1", text.toString()));
    assertFalse(Files.exists(Path.of(page)));
  }
}
