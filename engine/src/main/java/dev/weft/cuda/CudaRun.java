package dev.weft.cuda;

import dev.weft.dsa.Completion;
import dev.weft.dsa.Coo;
import dev.weft.dsa.DeviceException;
import dev.weft.dsa.backend.BoundRun;
import dev.weft.dsa.backend.Operands;
import dev.weft.dsa.backend.Segments;
import java.lang.foreign.MemorySegment;

/**
 * The runs of a binding: each replays a CUDA graph in a stream. A run that writes a tensor of the
 * host is over when it returns.
 */
final class CudaRun implements BoundRun {
  private final Device device;
  private final Segments segments;
  private final Workspace workspace;
  private final RunCall call;
  private final RunGraph graph;
  private final Users users = new Users("binding");
  private final CudaStream shared;
  private final MemorySegment stream;
  private final MemorySegment event;
  private final CudaCompletion completion;

  CudaRun(CudaPlan plan, Operands operands) {
    device = plan.device;
    segments = operands.segments();
    workspace = new Workspace(device);
    try {
      shared = (CudaStream) operands.stream();
      stream = shared == null ? workspace.stream() : workspace.join(shared.handle);
      event = workspace.event();
      completion = new CudaCompletion(device, event);
      call = new RunCall(plan, operands, workspace);
      graph = new RunGraph(device, workspace, stream, call);
      graph.prepare();
    } catch (RuntimeException e) {
      throw device.abandon(workspace, e);
    }
  }

  @Override
  public Completion run() {
    begin();
    try {
      return segments.queries() == 0 ? Completion.DONE : start();
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      end();
    }
  }

  /** Keeps device, stream and tensors open for a call; who calls keeps the binding. */
  private void begin() {
    if (shared != null) {
      shared.begin();
    } else {
      device.begin();
    }
    boolean done = false;
    try {
      call.tensors().hold();
      done = true;
    } finally {
      if (!done) {
        leave();
      }
    }
  }

  private void end() {
    call.tensors().letGo();
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
    boolean done = false;
    try {
      call.tensors().hold();
      done = true;
    } finally {
      if (!done) {
        users.end();
      }
    }
  }

  void letGo() {
    call.tensors().letGo();
    users.end();
  }

  private Completion start() {
    if (shared != null && shared.recording()) {
      return recorded();
    }
    boolean repacks = call.repacks(segments);
    if (repacks || call.isStaged()) {
      // The staging buffers may still be read by the run before.
      completion.settle();
    }
    if (repacks) {
      call.pack(segments, stream);
    }
    graph.fit(completion);
    if (call.isStaged()) {
      call.stage(segments, stream);
    }
    graph.launch();
    Driver.record(event, stream);
    completion.begun();
    if (!call.tensors().writesHost()) {
      return completion;
    }
    completion.settle();
    call.tensors().store(segments.queries());
    return Completion.DONE;
  }

  /** Adds the launches to what the stream records. */
  private Completion recorded() {
    if (call.isStaged() || call.tensors().writesHost()) {
      throw new IllegalStateException(
          "a binding is recorded that has tensors of the host, expected all on the device");
    }
    if (call.repacks(segments)) {
      throw new IllegalStateException(
          "a binding is recorded with segments that it has not run with: run it once before");
    }
    shared.recorded(this);
    graph.enqueue();
    return completion;
  }

  /** Counts the packings and lists so far: what was recorded with another is stale. */
  int changes() {
    return call.changes(segments);
  }

  @Override
  public void coo(Coo list) {
    device.begin();
    try {
      completion.settle();
      call.take(list);
      graph.outdate();
      graph.prepare();
      call.dropListsBefore();
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end();
    }
  }

  @Override
  public String explain() {
    StringBuilder text = new StringBuilder();
    call.launches().forEach(launch -> text.append("\nlaunch ").append(launch));
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
