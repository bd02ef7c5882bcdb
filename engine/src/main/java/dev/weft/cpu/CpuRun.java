package dev.weft.cpu;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Completion;
import dev.weft.dsa.Coo;
import dev.weft.dsa.backend.BoundRun;
import dev.weft.dsa.backend.Operands;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** A binding's workspace, and the items of its calls. */
final class CpuRun implements BoundRun {
  /** Up to so many queries of a segment are worked on row by row. */
  private static final int ROW_QUERIES = 4;

  /** Below so many pairs a call is not worth waking another thread. */
  private static final long ALONE_PAIRS = 20_000;

  private final AttentionSpec spec;
  private final Workers workers;
  private final Geometry geometry;
  private final Call call;
  private final Items items;
  private final LocalPass local;
  private final BlockMeans means;
  private final Router router;
  private final RoutedPass routed;
  private final CooPass coo;
  private final RowPass rows;
  private final Worker[] work;
  private final Workers.Job meanJob = this::mean;
  private final Workers.Job itemJob = this::item;
  private final Workers.Job longJob = this::longItem;

  /**
   * Partial results of the global queries of segments of several ranges; grows to what is needed.
   */
  private float[] partials = new float[0];

  /** Ranges that are not done yet, of each segment and head; grows likewise. */
  private AtomicIntegerArray pending = new AtomicIntegerArray(0);

  /** Scratch and state of one worker. */
  private static final class Worker {
    Scratch scratch;
    LocalPass.Work local;
    RangeState state;
    Router.Work route;
    RoutedPass.Work routed;
    RowPass.Work rows;
  }

  CpuRun(CpuPlan plan, Operands operands) {
    spec = plan.spec;
    workers = plan.workers;
    geometry = plan.geometry;
    call = new Call(spec, plan.kernels, operands);
    // A single token of the encoder form sees itself alone, as in causal form.
    int rowQueries = spec.coo() ? 0 : spec.causal() ? ROW_QUERIES : 1;
    items =
        new Items(
            geometry, operands.segments(), plan.capacity.segments(), spec.heads(), rowQueries);
    local = new LocalPass(call, geometry);
    boolean routes = spec.routed() != null;
    means = routes ? new BlockMeans(call, plan.capacity.keys(), plan.capacity.segments()) : null;
    router = routes ? new Router(call, geometry, means) : null;
    routed = routes ? new RoutedPass(call, geometry) : null;
    coo = spec.coo() ? new CooPass(call, geometry) : null;
    rows = rowQueries > 0 ? new RowPass(call, geometry, means) : null;
    work = new Worker[workers.threads()];
    int range = geometry.mostRange(plan.capacity.keys());
    for (int i = 0; i < work.length; i++) {
      work[i] = worker(plan, range);
    }
  }

  private Worker worker(CpuPlan plan, int range) {
    TileKernels kernels = plan.kernels;
    Worker w = new Worker();
    w.scratch = new Scratch(kernels);
    int globals = geometry.globals(plan.capacity.keys());
    w.local = new LocalPass.Work(kernels, range, globals);
    if (spec.routed() != null) {
      int topK = spec.routed().topK();
      w.route = new Router.Work(topK);
      w.routed = new RoutedPass.Work(range, plan.capacity.keys() / spec.block() + 1, topK);
    }
    if (spec.routed() != null || spec.coo()) {
      w.state = new RangeState(kernels, range);
    }
    if (rows != null) {
      w.rows =
          new RowPass.Work(kernels, ROW_QUERIES, spec.routed() == null ? 1 : spec.routed().topK());
    }
    return w;
  }

  @Override
  public Completion run() {
    items.fill();
    if (items.count > 0) {
      compute();
    }
    return Completion.DONE;
  }

  private void compute() {
    boolean alone = pairs() < ALONE_PAIRS;
    if (means != null) {
      workers.run(meanJob, means.fill(), alone);
    }
    if (!spec.causal() && spec.headTail() != null) {
      reservePartials();
    }
    workers.run(itemJob, items.count, alone);
    if (coo != null) {
      workers.run(longJob, coo.longItems(), alone);
    }
  }

  /** About how many pairs the call weighs. */
  private long pairs() {
    long keys = Math.min(Math.max(1, spec.block()), call.segments.keyCount(0) + 1L);
    keys += spec.headTail() == null ? 0 : 2L * spec.headTail().count();
    keys += spec.routed() == null ? 0 : (long) spec.routed().topK() * spec.block();
    return keys * items.tokens * spec.heads();
  }

  private void mean(int item, int worker) {
    means.item(item, work[worker].scratch);
  }

  private void longItem(int item, int worker) {
    coo.longItem(item, work[worker].scratch);
  }

  private void item(int item, int worker) {
    Worker w = work[worker];
    int s = items.segment(item);
    int head = items.head(item, s);
    if (items.inRows(s)) {
      rows.item(w.scratch, w.rows, router, s, head);
      return;
    }
    int from = items.from(item, s);
    int to = items.to(item, s);
    if (w.state == null) {
      local.range(w.scratch, w.local, s, head, from, to, null);
    } else {
      // Global queries see all keys anyway: routing and pairs of the caller add nothing to them.
      int length = call.segments.keyCount(s);
      int first = spec.causal() ? from : Math.max(from, geometry.headEnd(length));
      int last = spec.causal() ? to : Math.min(to, geometry.tailBegin(length));
      w.state.begin(call, w.scratch, s, head, from, to, spec.block() > 0);
      if (spec.block() > 0) {
        local.range(w.scratch, w.local, s, head, from, to, w.state);
      }
      if (router != null) {
        router.range(w.scratch, w.route, s, head, w.state, to, w.routed.selection);
        routed.range(w.scratch, w.routed, w.local.gateLog, s, head, w.state, first, last);
      }
      if (coo != null) {
        int[] selection = router == null ? null : w.routed.selection;
        coo.range(w.scratch, s, head, w.state, to, selection);
      }
      w.state.emit(call, w.scratch, s, head, first, last);
    }
    if (w.local.globals != null && w.local.globals.tiles > 0) {
      finishGlobals(w, item, s, head);
    }
  }

  private void reservePartials() {
    int size = partialSize();
    long floats = 0;
    for (int s = 0; s < call.segments.count; s++) {
      floats += items.ranges(s) > 1 ? (long) items.ranges(s) * spec.heads() * size : 0;
    }
    if (floats > partials.length) {
      partials = new float[Math.toIntExact(floats)];
    }
    int counters = call.segments.count * spec.heads();
    if (pending.length() < counters) {
      pending = new AtomicIntegerArray(counters);
    }
    for (int s = 0; s < call.segments.count; s++) {
      for (int h = 0; h < spec.heads(); h++) {
        pending.setPlain(s * spec.heads() + h, items.ranges(s));
      }
    }
  }

  private int partialSize() {
    return Globals.partial(call.kernels, geometry.globals(Integer.MAX_VALUE));
  }

  /** The last range of a segment and head merges what all ranges found. */
  private void finishGlobals(Worker w, int item, int s, int head) {
    Globals globals = w.local.globals;
    int length = call.segments.keyCount(s);
    int ranges = items.ranges(s);
    if (ranges > 1) {
      int size = partialSize();
      int stride = call.kernels.stride;
      globals.save(partials, place(item, size), stride);
      if (pending.decrementAndGet(s * spec.heads() + head) > 0) {
        return;
      }
      int begin = items.begin(s) + head * ranges;
      globals.merge(partials, place(begin, size), ranges, size, stride);
    }
    globals.emit(call, geometry, w.scratch, s, head, length);
  }

  private int place(int item, int size) {
    int single = 0;
    for (int s = 0; s < call.segments.count && items.begin(s) < item; s++) {
      single += items.ranges(s) == 1 ? spec.heads() : 0;
    }
    return (item - single) * size;
  }

  @Override
  public void coo(Coo list) {
    coo.take(list);
  }

  @Override
  public long heapBytes() {
    long bytes = 4L * partials.length + (means == null ? 0 : means.bytes());
    bytes += coo == null ? 0 : coo.bytes();
    for (Worker w : work) {
      bytes += w.scratch.bytes();
      bytes += w.state == null ? 0 : w.state.bytes();
      bytes += w.routed == null ? 0 : w.routed.bytes();
      bytes += w.local.globals == null ? 0 : w.local.globals.bytes();
    }
    return bytes;
  }

  @Override
  public long nativeBytes() {
    return 0;
  }

  @Override
  public void close() {
    partials = new float[0];
  }
}
