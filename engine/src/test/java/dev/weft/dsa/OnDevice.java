package dev.weft.dsa;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests on a device: an engine that all share, and memory of the host for one. */
abstract class OnDevice {
  final Arena arena = Arena.ofShared();
  Engine engine;

  @BeforeEach
  void open() {
    engine = new EngineUnderTest("cuda", 0).shared(1);
  }

  @AfterEach
  void close() {
    arena.close();
  }
}
