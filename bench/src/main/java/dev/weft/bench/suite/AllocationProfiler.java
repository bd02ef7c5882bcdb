package dev.weft.bench.suite;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Hands what {@link Allocation} counted in a fork to the JVM that reports it. */
public final class AllocationProfiler implements InternalProfiler {
  /** The name of the result. */
  static final String NAME = "weft.alloc";

  /** JMH makes it by name. */
  public AllocationProfiler() {}

  @Override
  public String getDescription() {
    return "Heap bytes a call, counted outside of what is timed";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

  // JMH's own signature has the raw type.
  @SuppressWarnings("rawtypes")
  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double bytes = Allocation.last();
    return Double.isNaN(bytes)
        ? List.of()
        : List.of(new ScalarResult(NAME, bytes, "B/op", AggregationPolicy.AVG));
  }
}
