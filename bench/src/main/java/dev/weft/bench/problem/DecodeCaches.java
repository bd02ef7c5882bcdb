package dev.weft.bench.problem;

import dev.weft.bench.limit.ReadLoop;
import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Capacity;
import dev.weft.dsa.Engine;
import dev.weft.dsa.PagedCache;
import dev.weft.dsa.Plan;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * Decoding by turns over as many caches as a model has layers, so that no cache stays in the
 * processor's near caches from one call to the next. Owns caches and bindings until closed.
 */
public final class DecodeCaches implements AutoCloseable {

  /** Layers of the model that the turns stand for. */
  public static final int LAYERS = 12;

  private final Arena arena = Arena.ofShared();
  private final AttentionSpec spec;
  private final int context;
  private final List<PagedCache> caches = new ArrayList<>();
  private final List<Binding> bindings = new ArrayList<>();
  private int sequence;
  private int turn;
  private int readTurn;
  private float sink;

  /**
   * Fills the caches.
   *
   * @param engine runs the steps
   * @param c its shape, dtype and length; the pattern is head/tail in causal form
   */
  public DecodeCaches(Engine engine, Case c) {
    spec = c.with(Pattern.HEADTAIL).causalForm().spec();
    context = c.n();
    Tensor k = RandomTensors.normal(arena, c.dtype(), 1, c.heads(), context, c.headDim());
    Tensor v = RandomTensors.normal(arena, c.dtype(), 2, c.heads(), context, c.headDim());
    Tensor q = RandomTensors.normal(arena, c.dtype(), 3, c.heads(), 1, c.headDim());
    Tensor gate = Tensor.of(arena, new float[] {0.75f}, 1);
    Plan plan = engine.plan(spec, new Capacity(1, context, 1));
    for (int layer = 0; layer < LAYERS; layer++) {
      PagedCache cache =
          PagedCache.builder(spec).dtype(c.dtype()).pages(16).maxTokens(context).build(arena);
      sequence = cache.open();
      cache.append(sequence, k, v);
      caches.add(cache);
      Binding binding =
          plan.binding()
              .query(q)
              .cache(cache)
              .gate(gate)
              .out(Tensor.allocate(arena, c.dtype(), c.heads(), 1, c.headDim()))
              .logSumExp(Tensor.allocate(arena, DType.F32, c.heads(), 1))
              .bind();
      binding.sequences(new int[] {sequence}, new int[] {0, 1});
      bindings.add(binding);
    }
  }

  /** Computes the last token's attention in the next cache. */
  public void step() {
    bindings.get(turn).run();
    turn = turn + 1 == LAYERS ? 0 : turn + 1;
  }

  /** Reads what {@link #step} must read in the next cache, and does nothing else. */
  public void read() {
    PagedCache cache = caches.get(readTurn);
    readTurn = readTurn + 1 == LAYERS ? 0 : readTurn + 1;
    int start = start();
    int head = Math.min(Case.GLOBALS, start);
    read(cache, 0, head);
    read(cache, Math.max(head, start - Case.GLOBALS), start);
    read(cache, start, context);
  }

  private int start() {
    return (context - 1) / Case.BLOCK * Case.BLOCK;
  }

  private void read(PagedCache cache, int from, int to) {
    long rowBytes = (long) spec.headDim() * cache.keys().dtype().bytes();
    for (int at = from; at < to; ) {
      int within = at % cache.pageTokens();
      int count = Math.min(to - at, cache.pageTokens() - within);
      long page = cache.page(sequence, at);
      for (int head = 0; head < spec.kvHeads(); head++) {
        long row = (page * spec.kvHeads() + head) * cache.pageTokens() + within;
        sink += ReadLoop.sum(cache.keys().segment(), row * rowBytes, count * rowBytes);
        sink += ReadLoop.sum(cache.values().segment(), row * rowBytes, count * rowBytes);
      }
      at += count;
    }
  }

  /** Depends on all that was read, so that none of it can be left out. */
  public float sink() {
    return sink;
  }

  @Override
  public void close() {
    bindings.forEach(Binding::close);
    arena.close();
  }
}
