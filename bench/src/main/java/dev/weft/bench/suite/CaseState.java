package dev.weft.bench.suite;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.tensor.DType;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The parameters that say which case is measured; a suite gives their values. */
@State(Scope.Benchmark)
public abstract class CaseState {

  /** A label of {@link Pattern}. */
  @Param("headtail")
  public String pattern;

  /** Whether in causal form. */
  @Param("false")
  public boolean causal;

  /** The dtype of queries, keys, values and output. */
  @Param("F32")
  public DType dtype;

  /** Query heads. */
  @Param("12")
  public int heads;

  /** Elements of a head. */
  @Param("64")
  public int headDim;

  /** Tokens. */
  @Param("4096")
  public int n;

  /** Share of gates that are open. */
  @Param("1.0")
  public double openGates;

  /** Threads of one call. */
  @Param("1")
  public int threads;

  /** The case that the parameters describe. */
  protected final Case toCase() {
    return new Case(Pattern.of(pattern), causal, dtype, heads, headDim, n, openGates);
  }

  /** The case that the parameters of a finished benchmark describe. */
  static Case toCase(Map<String, String> params) {
    return new Case(
        Pattern.of(params.get("pattern")),
        Boolean.parseBoolean(params.get("causal")),
        DType.valueOf(params.get("dtype")),
        Integer.parseInt(params.get("heads")),
        Integer.parseInt(params.get("headDim")),
        Integer.parseInt(params.get("n")),
        Double.parseDouble(params.get("openGates")));
  }
}
