package dev.weft.bench.gate.fork;

import dev.weft.bench.problem.CaseWork;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A benchmark's operation on its own tensors. Not safe for use by several threads. */
interface Operation extends AutoCloseable {

  /** Does it once, on this thread. */
  void run();

  /** Bytes of native memory that its binding holds, where they can be asked for. */
  OptionalLong nativeBytes();

  /** Bytes of heap that its binding holds as workspace, where they can be asked for. */
  OptionalLong workspaceBytes();

  /** Kernel launches of a run, where the backend has a device. */
  OptionalLong launches();

  /**
   * The relative error of the last run against float64, on sampled rows; of the selection that the
   * run made where it routes.
   */
  OptionalDouble error();

  /** What it must compute and read. */
  CaseWork work();

  /** A loop that only reads what the operation must read, or null where that is no limit. */
  Runnable floor();

  @Override
  void close();
}
