package dev.weft.cuda;

import dev.weft.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of a binding as its kernels see them: those of the device where they are, those of
 * the host by mirrors, which are copied in before the launches and out after them.
 */
final class RunTensors {
  private final Workspace workspace;
  private final CallBlock call;
  private final List<Mirror> queryInputs = new ArrayList<>();
  private final List<Mirror> keyInputs = new ArrayList<>();
  private final List<Mirror> outputs = new ArrayList<>();
  private final List<CudaArena> arenas = new ArrayList<>();

  /**
   * Of a binding.
   *
   * @param call where their addresses go
   */
  RunTensors(Workspace workspace, CallBlock call) {
    this.workspace = workspace;
    this.call = call;
  }

  /** A tensor that is read, with a row for each query. */
  void queryInput(int field, Tensor t) {
    place(field, t, queryInputs);
  }

  /** A tensor that is read, with a row for each key. */
  void keyInput(int field, Tensor t) {
    place(field, t, keyInputs);
  }

  /** A tensor that is written, with a row for each query. */
  void output(int field, Tensor t) {
    place(field, t, outputs);
  }

  /** Notes whose memory a run must keep from being freed. */
  void use(Tensor t) {
    if (t.device() instanceof CudaArena.Block block && !arenas.contains(block.arena())) {
      arenas.add(block.arena());
    }
  }

  private void place(int field, Tensor t, List<Mirror> mirrors) {
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

  /** Whether some that are read are the host's. */
  boolean readsHost() {
    return !queryInputs.isEmpty() || !keyInputs.isEmpty();
  }

  /** Whether some that are written are the host's. */
  boolean writesHost() {
    return !outputs.isEmpty();
  }

  /** Fills the staging buffers. */
  void load(int queries, int keys) {
    for (int i = 0; i < queryInputs.size(); i++) {
      queryInputs.get(i).load(queries);
    }
    for (int i = 0; i < keyInputs.size(); i++) {
      keyInputs.get(i).load(keys);
    }
  }

  /** Takes results from the staging buffers. */
  void store(int queries) {
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).store(queries);
    }
  }

  /** Copies from the staging buffers to the device, when the stream gets there. */
  void copyIn(MemorySegment stream) {
    for (Mirror mirror : queryInputs) {
      copyIn(mirror, stream);
    }
    for (Mirror mirror : keyInputs) {
      copyIn(mirror, stream);
    }
  }

  private static void copyIn(Mirror mirror, MemorySegment stream) {
    Driver.copyToDevice(mirror.address(), mirror.staging(), mirror.staging().byteSize(), stream);
  }

  /** Copies results to the staging buffers, when the stream gets there. */
  void copyOut(MemorySegment stream) {
    for (Mirror mirror : outputs) {
      Driver.copyToHost(mirror.staging(), mirror.address(), mirror.staging().byteSize(), stream);
    }
  }

  /**
   * Keeps the device's memory from being freed until {@link #letGo}.
   *
   * @throws IllegalStateException if some of it was
   */
  void hold() {
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
      }
    }
  }

  void letGo() {
    for (int i = 0; i < arenas.size(); i++) {
      arenas.get(i).end();
    }
  }
}
