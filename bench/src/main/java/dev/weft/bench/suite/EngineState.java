package dev.weft.bench.suite;

import dev.weft.dsa.Engine;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A case, and an engine to run it. */
public abstract class EngineState extends CaseState {

  /** The backend, or {@code auto}. */
  @Param("auto")
  public String backend;

  /** Vector width of the simd backend, 0 for the machine's preference. */
  @Param("0")
  public int vectorBits;

  /** Open during a trial. */
  protected Engine engine;

  /** Opens the engine. */
  @Setup(Level.Trial)
  public void open() {
    if (polluted) {
      Pollution.run();
    }
    engine = Engine.builder().backend(backend).threads(threads).vectorBits(vectorBits).build();
    prepare();
  }

  /** Makes what the benchmark runs. */
  protected abstract void prepare();

  /** Releases it. */
  protected abstract void release();

  /** Closes the engine. */
  @TearDown(Level.Trial)
  public void close() {
    release();
    engine.close();
  }
}
