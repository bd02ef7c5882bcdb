package dev.weft.bench.peer;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * ONNX Runtime on the CPU: attention as products and a softmax, which is what an exporter makes of
 * a model. Its scores of all pairs are in memory at once.
 */
final class OnnxRuntime implements Peer {
  /** Scores of longer sequences would take gigabytes. */
  private static final int MOST_DENSE = 4096;

  private final OnnxApi api = new OnnxApi();
  private int threads = 1;

  private OnnxRuntime() {}

  static OnnxRuntime open() {
    return new OnnxRuntime();
  }

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public String version() {
    return api.version();
  }

  @Override
  public void threads(int threads) {
    this.threads = threads;
  }

  @Override
  public boolean computes(Pattern pattern) {
    return pattern == Pattern.HEADTAIL || pattern == Pattern.LOCAL || pattern == Pattern.DENSE;
  }

  @Override
  public boolean computes(Case c) {
    return Peer.super.computes(c)
        && c.dtype() == DType.F32
        && (c.pattern() != Pattern.DENSE || c.n() <= MOST_DENSE);
  }

  @Override
  public PeerRun sparse(Problem p) {
    return p.of().pattern() == Pattern.DENSE ? dense(p) : new OnnxBlocks(p).run(api, threads);
  }

  @Override
  public PeerRun dense(Problem p) {
    return whole(p, p.of().causal() ? MaskValues.triangle(p.of().n()) : null, 1);
  }

  @Override
  public PeerRun masked(Problem p) {
    return whole(p, MaskValues.full(p), p.of().heads());
  }

  private PeerRun whole(Problem p, FloatBuffer mask, int maskHeads) {
    int h = p.of().heads();
    int n = p.of().n();
    int d = p.of().headDim();
    OnnxGraph graph = new OnnxGraph();
    String q = graph.input("q", 1, h, n, d);
    String k = graph.input("k", 1, h, n, d);
    String v = graph.input("v", 1, h, n, d);
    String m = mask == null ? null : graph.input("mask", 1, maskHeads, n, n);
    String out = graph.attention(q, k, v, p.spec().scale(), m);
    OnnxRun run = bind(new OnnxRun(api, graph.model(out, 1, h, n, d), threads), p);
    return mask == null ? run : run.with("mask", mask, 1, maskHeads, n, n);
  }

  /** Queries, keys and values, where they lie. */
  static OnnxRun bind(OnnxRun run, Problem p) {
    long[] dims = {1, p.of().heads(), p.of().n(), p.of().headDim()};
    return run.with("q", floats(p.q()), dims)
        .with("k", floats(p.k()), dims)
        .with("v", floats(p.v()), dims);
  }

  private static FloatBuffer floats(Tensor t) {
    return t.segment().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void close() {
    // The environment is the process's own.
  }
}
