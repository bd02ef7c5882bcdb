package dev.weft.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text as tokens: words, numbers, runs of white space and single signs, numbered as they appear.
 *
 * @param tokens the numbers, in the order of the text
 * @param vocabulary how many different ones there are
 * @param files that were read, in whole or in part
 */
record TextPieces(int[] tokens, int vocabulary, int files) {

  private static final Pattern PIECE = Pattern.compile("\\p{L}+|\\d+|\\s+|\\S");

  /**
   * Reads files until there are enough tokens.
   *
   * @param most tokens
   * @throws IllegalArgumentException if a file cannot be read as UTF-8 text
   */
  static TextPieces read(List<Path> files, int most) {
    int[] tokens = new int[most];
    Map<String, Integer> vocabulary = new HashMap<>();
    int count = 0;
    int read = 0;
    for (Path file : files) {
      if (count == most) {
        break;
      }
      Matcher piece = PIECE.matcher(text(file));
      while (count < most && piece.find()) {
        int next = vocabulary.size();
        Integer known = vocabulary.putIfAbsent(piece.group(), next);
        tokens[count++] = known == null ? next : known;
      }
      read++;
    }
    return new TextPieces(Arrays.copyOf(tokens, count), vocabulary.size(), read);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is no UTF-8 text", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The Java sources below a folder, in the order of their paths; nothing that a build made. */
  static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !folder.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int count() {
    return tokens.length;
  }
}
