package dev.weft.bench.gate.version;

/** Ends a process, and what it has started, when this JVM ends or the block is left. */
public final class EndsWithJvm implements AutoCloseable {
  private final Process process;
  private final Thread hook;

  /** Takes the process. */
  public EndsWithJvm(Process process) {
    this.process = process;
    hook = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This JVM is ending, and the hook has its turn.
    }
  }
}
