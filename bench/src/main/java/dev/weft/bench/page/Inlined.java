package dev.weft.bench.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;

/** What pages have in them: text of this installation's resources, and the plotting library. */
public final class Inlined {
  private static final String UPLOT_PROPERTIES =
      "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  private Inlined() {}

  /**
   * A resource as text.
   *
   * @param owner a class of the package that it belongs to
   * @param name its name there, or from the root if it begins with a slash
   */
  public static String resource(Class<?> owner, String name) throws IOException {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("this installation lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A file of the plotting library, whose folder is named after its version. */
  public static String uPlot(String name) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(resource(Inlined.class, UPLOT_PROPERTIES)));
    String version = properties.getProperty("version");
    return resource(
        Inlined.class, "/META-INF/resources/webjars/uplot/" + version + "/dist/" + name);
  }

  /** Text as it is written between tags. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** JSON as it may stand in a script, where no end of the script may be seen in a string. */
  public static String script(String json) {
    return json.replace("<", "\\u003c");
  }

  /** A fact's value in words. */
  public static String words(Object value) {
    return value instanceof Collection<?> many
        ? many.stream()
            .map(String::valueOf)
            .collect(
                Collectors.joining(
                    many.stream().anyMatch(v -> v.toString().contains(" ")) ? "; " : " "))
        : String.valueOf(value);
  }
}
