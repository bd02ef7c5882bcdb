package dev.weft.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.weft.bindings.cudnn.Cudnn;
import dev.weft.dsa.DeviceException;
import dev.weft.tensor.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Dense attention through cuDNN: a graph of one operation, the first engine that takes it, a plan,
 * and the addresses of one call. Owns the library's descriptors and the plan's workspace. A run is
 * one call that allocates nothing and can be captured; for one thread at a time.
 */
final class DenseAttention implements Device.Resource {
  private static final int Q = 1;
  private static final int K = 2;
  private static final int V = 3;
  private static final int OUT = 4;
  private static final int SCALE = 5;
  private static final int STATS = 6;
  private static final int ALIGNMENT = 16;

  /** More engines than this are not tried. */
  private static final int ENGINES = 16;

  private final Device device;
  private final Dnn.Handle handle;
  private final MemorySegment scale;
  private final List<MemorySegment> descriptors = new ArrayList<>();
  private final MemorySegment plan;
  private final MemorySegment pack;
  private long workspace;
  private long workspaceBytes;

  /**
   * Makes the plan, which may compile a kernel and take some seconds.
   *
   * @throws IllegalStateException if cuDNN is missing or too old
   * @throws DeviceException if no engine takes the call, or the device has too little memory
   */
  DenseAttention(Device device, DenseCall call) {
    this.device = device;
    device.enter();
    handle = device.only(Dnn.Handle.class, () -> new Dnn.Handle(device));
    scale = Arena.ofAuto().allocateFrom(JAVA_FLOAT, call.scale());
    device.register(this);
    boolean done = false;
    try {
      plan = plan(graph(call));
      workspaceBytes = Dnn.getLong(plan, Cudnn.CUDNN_ATTR_EXECUTION_PLAN_WORKSPACE_SIZE());
      if (workspaceBytes > 0) {
        workspace = device.allocate(workspaceBytes);
      }
      pack = pack(call);
      done = true;
    } finally {
      if (!done) {
        device.release(this);
      }
    }
  }

  /** Starts it on a stream, or adds it to what the stream records. */
  void run(MemorySegment stream) {
    handle.execute(plan, pack, stream);
  }

  long deviceBytes() {
    return workspaceBytes;
  }

  private MemorySegment create(int type) {
    MemorySegment descriptor = Dnn.create(type);
    descriptors.add(descriptor);
    return descriptor;
  }

  private MemorySegment graph(DenseCall call) {
    int dtype = call.dtype() == DType.F16 ? Cudnn.CUDNN_DATA_HALF() : Cudnn.CUDNN_DATA_BFLOAT16();
    MemorySegment q = tensor(Q, dtype, call.q(), call.heads(), call.n(), call.headDim());
    MemorySegment k = tensor(K, dtype, call.k(), call.kvHeads(), call.nk(), call.headDim());
    MemorySegment v = tensor(V, dtype, call.v(), call.kvHeads(), call.nk(), call.headDim());
    MemorySegment out = tensor(OUT, dtype, call.out(), call.heads(), call.n(), call.headDim());
    MemorySegment operation = create(Cudnn.CUDNN_BACKEND_OPERATION_SDPA_FWD_DESCRIPTOR());
    Dnn.set(operation, Cudnn.CUDNN_ATTR_OPERATION_SDPA_FWD_QDESC(), q);
    Dnn.set(operation, Cudnn.CUDNN_ATTR_OPERATION_SDPA_FWD_KDESC(), k);
    Dnn.set(operation, Cudnn.CUDNN_ATTR_OPERATION_SDPA_FWD_VDESC(), v);
    Dnn.set(operation, Cudnn.CUDNN_ATTR_OPERATION_SDPA_FWD_ODESC(), out);
    Dnn.set(operation, Cudnn.CUDNN_ATTR_OPERATION_SDPA_FWD_SCALEDESC(), byValue());
    if (call.logSumExp() != 0) {
      DenseCall.View view = new DenseCall.View(call.logSumExp(), call.n(), 1);
      MemorySegment stats =
          tensor(STATS, Cudnn.CUDNN_DATA_FLOAT(), view, call.heads(), call.n(), 1);
      Dnn.set(operation, Cudnn.CUDNN_ATTR_OPERATION_SDPA_FWD_STATSDESC(), stats);
    }
    Dnn.complete(operation, "attention");
    MemorySegment graph = create(Cudnn.CUDNN_BACKEND_OPERATIONGRAPH_DESCRIPTOR());
    setHandle(graph, Cudnn.CUDNN_ATTR_OPERATIONGRAPH_HANDLE());
    Dnn.set(graph, Cudnn.CUDNN_ATTR_OPERATIONGRAPH_OPS(), operation);
    Dnn.complete(graph, "the graph");
    return graph;
  }

  private MemorySegment tensor(
      int id, int dtype, DenseCall.View view, long heads, long rows, long columns) {
    MemorySegment tensor = create(Cudnn.CUDNN_BACKEND_TENSOR_DESCRIPTOR());
    Dnn.setInt(tensor, Cudnn.CUDNN_ATTR_TENSOR_DATA_TYPE(), Cudnn.CUDNN_TYPE_DATA_TYPE(), dtype);
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_DIMENSIONS(), 1, heads, rows, columns);
    long all = Math.max(heads * view.head(), rows * view.row());
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_STRIDES(), all, view.head(), view.row(), 1);
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_UNIQUE_ID(), id);
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_BYTE_ALIGNMENT(), ALIGNMENT);
    Dnn.complete(tensor, "tensor " + id);
    return tensor;
  }

  /** The factor of the logits, which the host holds and the kernel takes as an argument. */
  private MemorySegment byValue() {
    MemorySegment tensor = create(Cudnn.CUDNN_BACKEND_TENSOR_DESCRIPTOR());
    Dnn.setInt(
        tensor,
        Cudnn.CUDNN_ATTR_TENSOR_DATA_TYPE(),
        Cudnn.CUDNN_TYPE_DATA_TYPE(),
        Cudnn.CUDNN_DATA_FLOAT());
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_DIMENSIONS(), 1, 1, 1, 1);
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_STRIDES(), 1, 1, 1, 1);
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_UNIQUE_ID(), SCALE);
    Dnn.setLongs(tensor, Cudnn.CUDNN_ATTR_TENSOR_BYTE_ALIGNMENT(), ALIGNMENT);
    Dnn.setTrue(tensor, Cudnn.CUDNN_ATTR_TENSOR_IS_BY_VALUE());
    Dnn.complete(tensor, "the scale");
    return tensor;
  }

  private void setHandle(MemorySegment descriptor, int attribute) {
    long address = handle.segment.address();
    Dnn.setPointers(descriptor, attribute, Cudnn.CUDNN_TYPE_HANDLE(), address);
  }

  /** The plan of the first engine that takes the graph. */
  private MemorySegment plan(MemorySegment graph) {
    DeviceException last = null;
    for (int mode : new int[] {Cudnn.CUDNN_HEUR_MODE_A(), Cudnn.CUDNN_HEUR_MODE_FALLBACK()}) {
      try {
        for (MemorySegment config : configurations(graph, mode)) {
          MemorySegment made = create(Cudnn.CUDNN_BACKEND_EXECUTION_PLAN_DESCRIPTOR());
          setHandle(made, Cudnn.CUDNN_ATTR_EXECUTION_PLAN_HANDLE());
          Dnn.set(made, Cudnn.CUDNN_ATTR_EXECUTION_PLAN_ENGINE_CONFIG(), config);
          try {
            Dnn.complete(made, "the plan");
            return made;
          } catch (DeviceException e) {
            last = e;
          }
        }
      } catch (DeviceException e) {
        last = last == null ? e : last;
      }
    }
    String why = last == null ? "its heuristics name none" : last.getMessage();
    throw new DeviceException(
        "cuDNN " + Dnn.version() + " has no engine for this attention: " + why,
        last == null ? "CUDNN_STATUS_NOT_SUPPORTED" : last.code(),
        false);
  }

  private List<MemorySegment> configurations(MemorySegment graph, int mode) {
    MemorySegment heuristics = create(Cudnn.CUDNN_BACKEND_ENGINEHEUR_DESCRIPTOR());
    Dnn.set(heuristics, Cudnn.CUDNN_ATTR_ENGINEHEUR_OPERATION_GRAPH(), graph);
    Dnn.setInt(heuristics, Cudnn.CUDNN_ATTR_ENGINEHEUR_MODE(), Cudnn.CUDNN_TYPE_HEUR_MODE(), mode);
    Dnn.complete(heuristics, "the heuristics");
    MemorySegment[] results = new MemorySegment[ENGINES];
    for (int i = 0; i < ENGINES; i++) {
      results[i] = create(Cudnn.CUDNN_BACKEND_ENGINECFG_DESCRIPTOR());
    }
    int found = Dnn.get(heuristics, Cudnn.CUDNN_ATTR_ENGINEHEUR_RESULTS(), results);
    return List.of(results).subList(0, found);
  }

  private MemorySegment pack(DenseCall call) {
    boolean stats = call.logSumExp() != 0;
    long[] ids = stats ? new long[] {Q, K, V, OUT, SCALE, STATS} : new long[] {Q, K, V, OUT, SCALE};
    long[] addresses = new long[ids.length];
    addresses[0] = call.q().address();
    addresses[1] = call.k().address();
    addresses[2] = call.v().address();
    addresses[3] = call.out().address();
    addresses[4] = scale.address();
    if (stats) {
      addresses[5] = call.logSumExp();
    }
    int pointer = Cudnn.CUDNN_TYPE_VOID_PTR();
    MemorySegment made = create(Cudnn.CUDNN_BACKEND_VARIANT_PACK_DESCRIPTOR());
    Dnn.setLongs(made, Cudnn.CUDNN_ATTR_VARIANT_PACK_UNIQUE_IDS(), ids);
    Dnn.setPointers(made, Cudnn.CUDNN_ATTR_VARIANT_PACK_DATA_POINTERS(), pointer, addresses);
    Dnn.setPointers(made, Cudnn.CUDNN_ATTR_VARIANT_PACK_WORKSPACE(), pointer, workspace);
    Dnn.complete(made, "the addresses");
    return made;
  }

  /** Frees descriptors and workspace; the work that was started with them is over. */
  @Override
  public void free() {
    if (device.isUsable()) {
      descriptors.reversed().forEach(Dnn::destroy);
    }
    descriptors.clear();
    if (workspace != 0) {
      device.free(workspace, workspaceBytes);
      workspace = 0;
    }
  }
}
