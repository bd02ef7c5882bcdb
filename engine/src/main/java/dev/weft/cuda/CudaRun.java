package dev.weft.cuda;

import dev.weft.dsa.AttentionSpec;
import dev.weft.dsa.Completion;
import dev.weft.dsa.Coo;
import dev.weft.dsa.DeviceException;
import dev.weft.dsa.backend.BoundRun;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A binding's workspace on the device and its launches, captured in a CUDA graph. Tensors of the
 * host have mirrors, which the graph copies in and out; a run with one among its outputs is over
 * when it returns.
 */
final class CudaRun implements BoundRun {
  private final Device device;
  private final AttentionSpec spec;
  private final Operands operands;
  private final Shape shape;
  private final Workspace workspace;
  private final CallBlock call;
  private final Packing packing;
  private final MemorySegment packingStaging;
  private final long packingAddress;
  private List<Launch> launches;
  private final List<Mirror> inputs = new ArrayList<>();
  private final List<Mirror> keyInputs = new ArrayList<>();
  private final List<Mirror> outputs = new ArrayList<>();
  private final List<CudaArena> arenas = new ArrayList<>();
  private final Users users = new Users("binding");
  private final CachePlace cache;
  private final CooPlace coo;
  private final CudaStream shared;
  private final MemorySegment stream;
  private final MemorySegment event;
  private final CudaCompletion completion;
  private MemorySegment graph;
  private MemorySegment recording;

  /** The kernel of the graph whose grid follows the packing, or null; and the items it has now. */
  private MemorySegment node;

  private boolean perItem;
  private int gridItems;
  private boolean captured;

  /** Lists of pairs taken so far. */
  private int lists;

  CudaRun(CudaPlan plan, Operands operands) {
    device = plan.device;
    spec = plan.spec;
    this.operands = operands;
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
            device.kernels());
    workspace = new Workspace(device);
    try {
      shared = (CudaStream) operands.stream();
      stream = shared == null ? workspace.stream() : workspace.join(shared.handle);
      event = workspace.event();
      completion = new CudaCompletion(device, event);
      call = new CallBlock(workspace.host(CallBlock.BYTES));
      Path path = Path.of(spec, shape);
      // A list of pairs brings its own.
      launches = spec.coo() ? List.of() : path.launches(spec, shape);
      packing = new Packing(shape, spec.block(), path.cuts(spec, shape));
      packingStaging = workspace.pinned(packing.bytes());
      packingAddress = workspace.device(packing.bytes());
      cache = cached ? new CachePlace(operands.cache(), plan.capacity.segments(), workspace) : null;
      coo = spec.coo() ? new CooPlace(workspace, spec, shape) : null;
      describe(path);
      prepare();
    } catch (RuntimeException e) {
      throw device.abandon(workspace, e);
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

  /** Writes the kernels' argument. */
  private void describe(Path path) {
    input(CallBlock.Q, operands.q(), inputs);
    if (cache == null) {
      input(CallBlock.K, operands.k(), keyInputs);
      input(CallBlock.V, operands.v(), keyInputs);
    } else {
      cache.describe(call);
      use(operands.cache().keys());
      use(operands.cache().values());
    }
    if (operands.gate() != null) {
      input(CallBlock.GATE, operands.gate(), inputs);
    }
    output(CallBlock.OUT, operands.out());
    if (operands.logSumExp() != null) {
      output(CallBlock.LOG_SUM_EXP, operands.logSumExp());
    } else if (path.readsLogSumExp()) {
      long rows = shape.queries();
      call.view(CallBlock.LOG_SUM_EXP, workspace.device(4 * rows * spec.heads()), rows, 1);
    }
    if (spec.routed() != null) {
      long topK = spec.routed().topK();
      if (operands.selection() != null) {
        output(CallBlock.SELECTION, operands.selection());
        Tensor t = operands.selection();
        call.set(CallBlock.SELECTION_ITEM, t.device() == null ? 1L : t.stride(2));
      } else {
        long address = workspace.device(4 * topK * shape.queries() * spec.heads());
        call.view(CallBlock.SELECTION, address, topK * shape.queries(), topK);
        call.set(CallBlock.SELECTION_ITEM, 1L);
      }
      long blocks = shape.blocks(spec);
      long elements = blocks * spec.kvHeads() * spec.headDim();
      call.set(CallBlock.MEANS, workspace.device(elements * shape.dtype().bytes()));
      call.set(CallBlock.MEAN_BLOCKS, blocks);
      call.set(CallBlock.TOP_K, spec.routed().topK());
    }
    call.set(CallBlock.PACKING, packingAddress);
    call.set(CallBlock.SEGMENTS, packingAddress + packing.segmentsAt());
    call.set(CallBlock.ITEMS, packingAddress + packing.itemsAt());
    long partials = path.partialBytes(spec, shape);
    if (partials > 0) {
      call.set(CallBlock.PARTIALS, workspace.device(partials));
    }
    long counters = path.counters(spec, shape);
    if (counters > 0) {
      call.set(CallBlock.COUNTERS, workspace.zeroed(4 * counters));
    }
    call.set(CallBlock.HEADS, spec.heads());
    call.set(CallBlock.KV_HEADS, spec.kvHeads());
    call.set(CallBlock.HEAD_DIM, spec.headDim());
    call.set(CallBlock.BLOCK, spec.block());
    call.set(CallBlock.CAUSAL, spec.causal() ? 1 : 0);
    call.set(CallBlock.HEAD, shape.head(spec));
    call.set(CallBlock.TAIL, shape.tail(spec));
    call.set(CallBlock.TYPE, type(shape.dtype()));
    call.set(CallBlock.OUT_TYPE, type(shape.outType()));
    call.set(CallBlock.LOG_SCALE, (float) (spec.scale() / Math.log(2)));
    call.set(CallBlock.THRESHOLD, spec.threshold());
  }

  private static int type(DType dtype) {
    return switch (dtype) {
      case F32 -> 0;
      case F16 -> 1;
      case BF16 -> 2;
      case I32 -> throw new IllegalArgumentException("dtype is I32, expected a float dtype");
    };
  }

  private void input(int field, Tensor t, List<Mirror> mirrors) {
    view(field, t, mirrors);
  }

  private void output(int field, Tensor t) {
    view(field, t, outputs);
  }

  /** Notes whose memory a run must keep from being freed. */
  private void use(Tensor t) {
    if (t.device() instanceof CudaArena.Block block && !arenas.contains(block.arena())) {
      arenas.add(block.arena());
    }
  }

  private void view(int field, Tensor t, List<Mirror> mirrors) {
    if (t.device() != null) {
      use(t);
      call.view(field, t.segment().address(), Views.headStride(t), Views.rowStride(t));
      return;
    }
    long bytes = Mirror.bytes(t);
    Mirror mirror = new Mirror(t, workspace.device(bytes), workspace.pinned(bytes));
    mirrors.add(mirror);
    call.view(field, mirror.address(), mirror.headStride(), mirror.rowStride());
  }

  @Override
  public Completion run() {
    begin();
    try {
      return operands.segments().queries() == 0 ? Completion.DONE : start(operands.segments());
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      end();
    }
  }

  /** Keeps device, stream and tensors open for a call. */
  private void begin() {
    if (shared != null) {
      shared.begin();
    } else {
      device.begin();
    }
    boolean done = false;
    try {
      hold();
      done = true;
    } finally {
      if (!done) {
        leave();
      }
    }
  }

  private void end() {
    letGo();
    leave();
  }

  private void leave() {
    if (shared != null) {
      shared.end();
    } else {
      device.end();
    }
  }

  /**
   * Keeps the binding's memory and its tensors' from being freed until {@link #letGo}.
   *
   * @throws IllegalStateException if some of it was
   */
  void hold() {
    users.begin();
    int held = 0;
    try {
      for (; held < arenas.size(); held++) {
        arenas.get(held).begin();
      }
    } finally {
      if (held < arenas.size()) {
        while (held > 0) {
          arenas.get(--held).end();
        }
        users.end();
      }
    }
  }

  void letGo() {
    for (int i = 0; i < arenas.size(); i++) {
      arenas.get(i).end();
    }
    users.end();
  }

  private Completion start(Segments segments) {
    if (shared != null && shared.recording()) {
      return recorded(segments);
    }
    boolean staged = !inputs.isEmpty() || !keyInputs.isEmpty() || cache != null;
    boolean repack = packing.changed(segments);
    if (staged || repack) {
      // The staging buffers may still be read by the run before.
      completion.settle();
    }
    if (repack) {
      packing.write(segments, packingStaging);
      Driver.copyToDevice(packingAddress, packingStaging, packing.used(segments), stream);
    }
    if (!captured) {
      capture();
    } else if (perItem && packing.items() != gridItems) {
      regrid();
    }
    if (staged) {
      stage(segments);
    }
    Driver.launch(graph, stream);
    Driver.record(event, stream);
    completion.begun();
    if (outputs.isEmpty()) {
      return completion;
    }
    completion.settle();
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).store(segments.queries());
    }
    return Completion.DONE;
  }

  /** Adds the launches to what the stream records. */
  private Completion recorded(Segments segments) {
    if (!inputs.isEmpty() || !keyInputs.isEmpty() || !outputs.isEmpty() || cache != null) {
      throw new IllegalStateException(
          "a binding is recorded that has tensors of the host, expected all on the device");
    }
    if (packing.changed(segments)) {
      throw new IllegalStateException(
          "a binding is recorded with segments that it has not run with: run it once before");
    }
    shared.recorded(this);
    enqueue();
    return completion;
  }

  /** Counts the packings and lists so far: what was recorded with another is stale. */
  int changes() {
    return packing.changed(operands.segments()) ? -1 : packing.version() + lists;
  }

  private void prepare() {
    for (Launch launch : launches) {
      Driver.prepare(device.kernel(launch.kernel()), launch);
    }
  }

  private void enqueue() {
    for (Launch launch : launches) {
      int gridX = launch.gridX(packing.items());
      Driver.launchKernel(device.kernel(launch.kernel()), launch, gridX, call.memory(), stream);
    }
  }

  private void stage(Segments segments) {
    for (int i = 0; i < inputs.size(); i++) {
      inputs.get(i).load(segments.queries());
    }
    if (cache != null) {
      cache.load(segments, stream);
      return;
    }
    for (int i = 0; i < keyInputs.size(); i++) {
      keyInputs.get(i).load(segments.key[segments.count]);
    }
  }

  /** Records copies and launches once; every run replays them. */
  private void capture() {
    if (graph != null) {
      completion.settle();
      workspace.drop(graph, recording);
      graph = null;
      node = null;
    }
    MemorySegment recorded;
    synchronized (device.recording()) {
      Driver.beginCapture(stream);
      boolean done = false;
      try {
        recordAll();
        done = true;
      } finally {
        recorded = Driver.endCapture(stream);
        if (!done) {
          Driver.destroyRecorded(recorded);
        }
      }
    }
    recording = recorded;
    graph = workspace.instantiate(recorded);
    gridItems = packing.items();
    perItem = false;
    for (Launch launch : launches) {
      if (launch.perItem()) {
        perItem = true;
        node = Driver.kernelNode(recorded, device.kernel(launch.kernel()));
      }
    }
    captured = true;
  }

  private void recordAll() {
    for (Mirror mirror : inputs) {
      in(mirror);
    }
    for (Mirror mirror : keyInputs) {
      in(mirror);
    }
    enqueue();
    for (Mirror mirror : outputs) {
      Driver.copyToHost(mirror.staging(), mirror.address(), mirror.staging().byteSize(), stream);
    }
  }

  /** Fits the grid to the packing, in the graph that there is. */
  private void regrid() {
    if (node == null) {
      capture();
      return;
    }
    for (Launch launch : launches) {
      if (launch.perItem()) {
        Driver.regrid(graph, node, launch.gridX(packing.items()));
      }
    }
    gridItems = packing.items();
  }

  private void in(Mirror mirror) {
    Driver.copyToDevice(mirror.address(), mirror.staging(), mirror.staging().byteSize(), stream);
  }

  @Override
  public void coo(Coo list) {
    device.begin();
    try {
      completion.settle();
      launches = coo.take(list, call);
      lists++;
      captured = false;
      prepare();
      coo.dropBefore();
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end();
    }
  }

  @Override
  public String explain() {
    StringBuilder text = new StringBuilder();
    launches.forEach(launch -> text.append("\nlaunch ").append(launch));
    return text.toString();
  }

  @Override
  public long heapBytes() {
    return 0;
  }

  @Override
  public long nativeBytes() {
    return workspace.pinnedBytes();
  }

  @Override
  public long deviceBytes() {
    return workspace.deviceBytes();
  }

  @Override
  public void close() {
    users.close();
    completion.close();
    device.release(workspace);
  }
}
