package dev.weft.bench.gate.fork;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.CaseWork;
import dev.weft.bench.problem.DecodeCaches;
import dev.weft.dsa.Engine;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One token's attention to the next of twelve caches. */
final class DecodeOperation implements Operation {
  private final Case c;
  private final DecodeCaches caches;

  DecodeOperation(Engine engine, Case c) {
    this.c = c;
    caches = new DecodeCaches(engine, c);
  }

  @Override
  public void run() {
    caches.step();
  }

  @Override
  public OptionalLong nativeBytes() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong workspaceBytes() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong launches() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalDouble error() {
    return OptionalDouble.empty();
  }

  @Override
  public CaseWork work() {
    return CaseWork.ofDecode(c);
  }

  @Override
  public Runnable floor() {
    return caches::read;
  }

  @Override
  public void close() {
    caches.close();
  }
}
