package dev.weft.dsa.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The choice of a backend: made once an engine, with a reason for each that was passed over. */
public final class Backends {
  private static final System.Logger LOG = System.getLogger("dev.weft");

  private Backends() {}

  /**
   * A backend and why it is the one.
   *
   * @param backend open; the caller closes it
   * @param reasons a line for the chosen one and each passed over
   */
  public record Choice(Backend backend, List<String> reasons) {}

  /** What this installation holds, best first. */
  public static List<BackendProvider> providers() {
    List<BackendProvider> found = new ArrayList<>();
    ServiceLoader.load(BackendProvider.class, BackendProvider.class.getClassLoader())
        .forEach(found::add);
    found.sort(Comparator.comparingInt(BackendProvider::rank).reversed());
    return found;
  }

  /**
   * Opens a backend.
   *
   * @param wanted a backend's name, or {@code auto} for the best that works here
   * @throws IllegalArgumentException if there is no backend of that name, or it does not work here
   */
  public static Choice choose(String wanted, BackendOptions options) {
    List<String> reasons = new ArrayList<>();
    boolean auto = wanted.equals("auto");
    List<BackendProvider> providers = providers();
    if (!auto && providers.stream().noneMatch(p -> p.name().equals(wanted))) {
      throw new IllegalArgumentException(
          "backend is \""
              + wanted
              + "\", expected auto or one of "
              + providers.stream().map(BackendProvider::name).toList());
    }
    Backend chosen = null;
    for (BackendProvider provider : providers) {
      String name = provider.name();
      if (!auto && !name.equals(wanted)) {
        reasons.add(name + ": passed over, " + wanted + " was asked for");
        continue;
      }
      if (chosen != null) {
        reasons.add(name + ": passed over, " + chosen.name() + " ranks higher");
        continue;
      }
      String obstacle = provider.unavailable();
      if (obstacle != null) {
        if (!auto) {
          throw new IllegalArgumentException(
              "backend \"" + wanted + "\" is unavailable: " + obstacle);
        }
        reasons.add(name + ": passed over, " + obstacle);
        System.Logger.Level level =
            provider.warns() ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        LOG.log(level, "backend {0} passed over: {1}", name, obstacle);
        continue;
      }
      chosen = provider.open(options);
      reasons.add(name + ": chosen, " + chosen.description());
    }
    if (chosen == null) {
      throw new IllegalStateException("no backend works here: " + reasons);
    }
    for (String reason : reasons) {
      LOG.log(System.Logger.Level.DEBUG, "backend {0}", reason);
    }
    return new Choice(chosen, List.copyOf(reasons));
  }
}
