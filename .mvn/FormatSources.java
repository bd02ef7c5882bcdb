import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Checks or applies google-java-format to every Java file under some folders.
 *
 * <p>Run by the build in source-launcher mode, with the formatter's jar on the class path: {@code
 * FormatSources (check|apply) FOLDER...}. A folder that does not exist is skipped.
 */
final class FormatSources {

  private FormatSources() {}

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<String> formatter =
        new ArrayList<>(
            apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    int options = formatter.size();
    for (String folder : Arrays.asList(args).subList(1, args.length)) {
      Path root = Path.of(folder);
      if (Files.isDirectory(root)) {
        try (var files = Files.walk(root)) {
          files
              .map(Path::toString)
              .filter(f -> f.endsWith(".java"))
              .sorted()
              .forEach(formatter::add);
        }
      }
    }
    if (formatter.size() == options) {
      return;
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int status = new Main(out, err, System.in).format(formatter.toArray(String[]::new));
    if (status != 0 && !apply) {
      System.err.println("The files above are not formatted. Format them with: ./weft format");
    }
    System.exit(status);
  }
}
