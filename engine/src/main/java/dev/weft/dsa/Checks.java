package dev.weft.dsa;

/** Argument checks whose messages name the argument, its value and what was expected. */
final class Checks {
  private Checks() {}

  static int inRange(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + min + " to " + max);
    }
    return value;
  }

  static void require(boolean ok, String name, Object value, String expected) {
    if (!ok) {
      throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
    }
  }
}
