package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Coo;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** What the runs of a binding are made of: kernels, their argument, and all that it points to. */
final class RunCall {
  private final AttentionSpec spec;
  private final Shape shape;
  private final Workspace workspace;
  private final CallBlock block;
  private final RunTensors tensors;
  private final Packing packing;
  private final MemorySegment packingStaging;
  private final long packingAddress;
  private final CachePlace cache;
  private final CooPlace coo;
  private List<Launch> launches;

  /** Lists of pairs taken so far. */
  private int lists;

  /** Allocates from a workspace, which has what was allocated if that fails. */
  RunCall(CudaPlan plan, Operands operands, Workspace workspace) {
    spec = plan.spec;
    this.workspace = workspace;
    boolean cached = operands.cache() != null;
    shape =
        new Shape(
            operands.q().dtype(),
            operands.out().dtype(),
            operands.q().shape(1),
            cached ? plan.capacity.keys() : operands.k().shape(1),
            plan.capacity.segments(),
            cached,
            aligned(operands),
            plan.device.kernels());
    block = new CallBlock(workspace.host(CallBlock.BYTES));
    tensors = new RunTensors(workspace, block);
    Path path = Path.of(spec, shape);
    // A list of pairs brings its own.
    launches = spec.coo() ? List.of() : path.launches(spec, shape);
    packing = new Packing(shape, spec.block(), path.cuts(spec, shape));
    packingStaging = workspace.pinned(packing.bytes());
    packingAddress = workspace.device(packing.bytes());
    cache = cached ? new CachePlace(operands.cache(), plan.capacity.segments(), workspace) : null;
    coo = spec.coo() ? new CooPlace(workspace, spec, shape) : null;
    describe(operands);
    describeLogSumExp(operands.logSumExp(), path);
    describe(path);
    if (spec.routed() != null) {
      describeRouting(operands.selection());
    }
  }

  private static boolean aligned(Operands o) {
    return aligned(o.q())
        && (o.cache() != null ? aligned(o.cache().keys()) : aligned(o.k()) && aligned(o.v()))
        && aligned(o.out());
  }

  private static boolean aligned(Tensor t) {
    long bytes = t.dtype().bytes();
    boolean ok = t.device() == null || t.segment().address() % 16 == 0;
    for (int dim = 0; dim + 1 < t.rank(); dim++) {
      long stride = t.stride(dim) * bytes;
      boolean near = stride % 16 == 0 && stride < 1L << 32;
      ok &= near || t.device() == null || t.shape(dim) == 1;
    }
    return ok && t.shape(t.rank() - 1) * bytes % 16 == 0;
  }

  private void describe(Operands operands) {
    tensors.queryInput(CallBlock.Q, operands.q());
    if (cache == null) {
      tensors.keyInput(CallBlock.K, operands.k());
      tensors.keyInput(CallBlock.V, operands.v());
    } else {
      cache.describe(block);
      tensors.use(operands.cache().keys());
      tensors.use(operands.cache().values());
    }
    if (operands.gate() != null) {
      tensors.queryInput(CallBlock.GATE, operands.gate());
    }
    tensors.output(CallBlock.OUT, operands.out());
    block.set(CallBlock.HEADS, spec.heads());
    block.set(CallBlock.KV_HEADS, spec.kvHeads());
    block.set(CallBlock.HEAD_DIM, spec.headDim());
    block.set(CallBlock.BLOCK, spec.block());
    block.set(CallBlock.CAUSAL, spec.causal() ? 1 : 0);
    block.set(CallBlock.HEAD, shape.head(spec));
    block.set(CallBlock.TAIL, shape.tail(spec));
    block.set(CallBlock.TYPE, type(shape.dtype()));
    block.set(CallBlock.OUT_TYPE, type(shape.outType()));
    block.set(CallBlock.LOG_SCALE, (float) (spec.scale() / Math.log(2)));
    block.set(CallBlock.THRESHOLD, spec.threshold());
  }

  private void describeLogSumExp(Tensor given, Path path) {
    if (given != null) {
      tensors.output(CallBlock.LOG_SUM_EXP, given);
    } else if (path.readsLogSumExp()) {
      long rows = shape.queries();
      block.view(CallBlock.LOG_SUM_EXP, workspace.device(4 * rows * spec.heads()), rows, 1);
    }
  }

  /** What the kernels of a path need beside tensors. */
  private void describe(Path path) {
    block.set(CallBlock.PACKING, packingAddress);
    block.set(CallBlock.SEGMENTS, packingAddress + packing.segmentsAt());
    block.set(CallBlock.ITEMS, packingAddress + packing.itemsAt());
    long partials = path.partialBytes(spec, shape);
    if (partials > 0) {
      block.set(CallBlock.PARTIALS, workspace.device(partials));
    }
    long counters = path.counters(spec, shape);
    if (counters > 0) {
      block.set(CallBlock.COUNTERS, workspace.zeroed(4 * counters));
    }
  }

  private void describeRouting(Tensor selection) {
    long topK = spec.routed().topK();
    if (selection != null) {
      tensors.output(CallBlock.SELECTION, selection);
      block.set(CallBlock.SELECTION_ITEM, selection.device() == null ? 1L : selection.stride(2));
    } else {
      long address = workspace.device(4 * topK * shape.queries() * spec.heads());
      block.view(CallBlock.SELECTION, address, topK * shape.queries(), topK);
      block.set(CallBlock.SELECTION_ITEM, 1L);
    }
    long blocks = shape.blocks(spec);
    long elements = blocks * spec.kvHeads() * spec.headDim();
    block.set(CallBlock.MEANS, workspace.device(elements * shape.dtype().bytes()));
    block.set(CallBlock.MEAN_BLOCKS, blocks);
    block.set(CallBlock.TOP_K, spec.routed().topK());
  }

  private static int type(DType dtype) {
    return switch (dtype) {
      case F32 -> 0;
      case F16 -> 1;
      case BF16 -> 2;
      case I32 -> throw new IllegalArgumentException("dtype is I32, expected a float dtype");
    };
  }

  /** The kernels' argument. */
  MemorySegment argument() {
    return block.memory();
  }

  RunTensors tensors() {
    return tensors;
  }

  /** The kernels, in order. */
  List<Launch> launches() {
    return launches;
  }

  /** Items of work of the packing that is on the device. */
  int items() {
    return packing.items();
  }

  /** Whether the packing is another than the one on the device. */
  boolean repacks(Segments segments) {
    return packing.changed(segments);
  }

  /** Copies the packing to the device; the copy before is over. */
  void pack(Segments segments, MemorySegment stream) {
    packing.write(segments, packingStaging);
    Driver.copyToDevice(packingAddress, packingStaging, packing.used(segments), stream);
  }

  /** Whether something goes through staging buffers before the launches. */
  boolean isStaged() {
    return cache != null || tensors.readsHost();
  }

  /** Fills the staging buffers; the copies before are over. */
  void stage(Segments segments, MemorySegment stream) {
    tensors.load(segments.queries(), cache == null ? segments.key[segments.count] : 0);
    if (cache != null) {
      cache.load(segments, stream);
    }
  }

  /** Counts the packings and lists so far: what was recorded with another is stale. */
  int changes(Segments segments) {
    return repacks(segments) ? -1 : packing.version() + lists;
  }

  /** Takes a list of pairs; runs that read the one before are over. */
  void take(Coo list) {
    launches = coo.take(list, block);
    lists++;
  }

  /** Frees the lists before the one taken last. */
  void dropListsBefore() {
    coo.dropBefore();
  }
}
