package dev.weft.dsa;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A program: the tests of the operator and of the device, on the backend that a property names. */
public final class SuiteReport {
  private SuiteReport() {}

  /**
   * Prints {@code ran NUMBER}, {@code skipped NUMBER}, and {@code failed TEST} for each that did.
   *
   * @param args names of further test classes
   */
  public static void main(String[] args) throws IOException, URISyntaxException {
    List<ClassSelector> tests =
        Stream.concat(operatorTests().stream(), Stream.of(args))
            .map(DiscoverySelectors::selectClass)
            .toList();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(tests).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    System.out.println("ran " + summary.getTestsSucceededCount());
    System.out.println("skipped " + summary.getTestsSkippedCount());
    System.out.println("aborted " + summary.getTestsAbortedCount());
    summary
        .getFailures()
        .forEach(
            f ->
                System.out.println(
                    "failed "
                        + f.getTestIdentifier().getUniqueId()
                        + " "
                        + f.getException().toString().replace('\n', ' ')));
  }

  private static List<String> operatorTests() throws IOException, URISyntaxException {
    Path folder = Child.home(SuiteReport.class).resolve("dev/weft/dsa");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.class") && !name.equals("OperatorTest.class"))
          .map(name -> "dev.weft.dsa." + name.substring(0, name.length() - 6))
          .filter(SuiteReport::isOperatorTest)
          .sorted()
          .toList();
    }
  }

  private static boolean isOperatorTest(String name) {
    try {
      return OperatorTest.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
