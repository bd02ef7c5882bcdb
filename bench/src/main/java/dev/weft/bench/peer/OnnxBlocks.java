package dev.weft.bench.peer;

import ai.djl.ndarray.types.Shape;
import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;

/** Block-local and head/tail attention as {@link LibtorchBlocks} composes it, in ONNX. */
final class OnnxBlocks {
  private static final int B = Case.BLOCK;
  private static final int G = Case.GLOBALS;

  private final Problem p;
  private final LibtorchBlocks blocks;
  private final OnnxGraph graph = new OnnxGraph();
  private final int h;
  private final int n;
  private final int d;
  private final int c;
  private final float scale;

  OnnxBlocks(Problem p) {
    this.p = p;
    blocks = new LibtorchBlocks(p);
    h = p.of().heads();
    n = p.of().n();
    d = p.of().headDim();
    c = n / B;
    scale = p.spec().scale();
  }

  PeerRun run(OnnxApi api, int threads) {
    boolean local = p.of().pattern() == Pattern.LOCAL;
    String q = graph.input("q", 1, h, n, d);
    String k = graph.input("k", 1, h, n, d);
    String v = graph.input("v", 1, h, n, d);
    String out = local ? local(q, k, v) : p.of().causal() ? causal(q, k, v) : encoder(q, k, v);
    OnnxRun run = OnnxRuntime.bind(new OnnxRun(api, graph.model(out, 1, h, n, d), threads), p);
    if (local) {
      return p.of().causal() ? run.with("mask", MaskValues.triangle(B), 1, 1, B, B) : run;
    }
    run.with("mask", blocks.blockMask(), dims(blocks.blockMaskShape()));
    return p.of().causal()
        ? run
        : run.with("globals", blocks.globalMask(), dims(blocks.globalMaskShape()));
  }

  private static long[] dims(Shape shape) {
    return shape.getShape();
  }

  private String blocks(String tensor) {
    return graph.node("Reshape", tensor, graph.longs(h, c, B, d));
  }

  private String whole(String blocked) {
    return graph.node("Reshape", blocked, graph.longs(1, h, n, d));
  }

  private String mask() {
    return graph.input("mask", dims(blocks.blockMaskShape()));
  }

  private String local(String q, String k, String v) {
    String mask = p.of().causal() ? graph.input("mask", 1, 1, B, B) : null;
    return whole(graph.attention(blocks(q), blocks(k), blocks(v), scale, mask));
  }

  /** Each block's keys, those at the head, and the last before the block. */
  private String causal(String q, String k, String v) {
    return whole(graph.attention(blocks(q), past(blocks(k)), past(blocks(v)), scale, mask()));
  }

  private String past(String kb) {
    String first = graph.slice(kb, 1, 0, 1);
    String head = graph.node("Expand", graph.slice(first, 2, 0, G), graph.longs(h, c, G, d));
    String before = graph.node("Concat", "axis", 1, first, graph.slice(kb, 1, 0, c - 1));
    return graph.node("Concat", "axis", 2, kb, head, graph.slice(before, 2, B - G, B));
  }

  /** Each block's keys and the globals; then the globals' queries against all keys. */
  private String encoder(String q, String k, String v) {
    String inner = whole(graph.attention(blocks(q), withGlobals(k), withGlobals(v), scale, mask()));
    String mask = graph.input("globals", dims(blocks.globalMaskShape()));
    String global = graph.attention(ends(q), k, v, scale, mask);
    return graph.node(
        "Concat",
        "axis",
        2,
        graph.slice(global, 2, 0, G),
        graph.slice(inner, 2, G, n - G),
        graph.slice(global, 2, G, 2 * G));
  }

  private String ends(String tensor) {
    return graph.node(
        "Concat", "axis", 2, graph.slice(tensor, 2, 0, G), graph.slice(tensor, 2, n - G, n));
  }

  private String withGlobals(String tensor) {
    String rows = graph.node("Reshape", ends(tensor), graph.longs(h, 1, 2 * G, d));
    String each = graph.node("Expand", rows, graph.longs(h, c, 2 * G, d));
    return graph.node("Concat", "axis", 2, blocks(tensor), each);
  }
}
