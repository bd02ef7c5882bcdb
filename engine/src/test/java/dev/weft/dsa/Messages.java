package dev.weft.dsa;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Refusals whose messages must help. */
final class Messages {
  private Messages() {}

  /** Expects an argument to be refused, with a message that names it and says what was expected. */
  static void refuses(String argument, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call, argument).getMessage();
    assertTrue(message.contains(argument), message + " names " + argument);
    assertTrue(message.contains("expected"), message + " says what was expected");
  }

  /** Expects an argument to be refused with a message that names it and its value. */
  static void refuses(String argument, Object value, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call, argument).getMessage();
    assertTrue(message.contains(argument), message + " names " + argument);
    assertTrue(message.contains(String.valueOf(value)), message + " names " + value);
    assertTrue(message.contains("expected"), message + " says what was expected");
  }

  /** Expects a call to be refused for the state that an object is in. */
  static void badState(String part, Executable call) {
    String message = assertThrows(IllegalStateException.class, call, part).getMessage();
    assertTrue(message != null && message.contains(part), message + " contains " + part);
  }
}
