package dev.weft.cuda;

import java.lang.foreign.MemorySegment;

/** The copies and launches of a binding, recorded once; every run replays them. */
final class RunGraph {
  private final Device device;
  private final Workspace workspace;
  private final MemorySegment stream;
  private final RunCall call;
  private MemorySegment graph;
  private MemorySegment recording;

  /** The kernel whose grid follows the packing, or null; and the items that it has now. */
  private MemorySegment node;

  private boolean perItem;
  private int gridItems;
  private boolean stale = true;

  RunGraph(Device device, Workspace workspace, MemorySegment stream, RunCall call) {
    this.device = device;
    this.workspace = workspace;
    this.stream = stream;
    this.call = call;
  }

  /** Loads the kernels of the call, so that no run has to. */
  void prepare() {
    for (Launch launch : call.launches()) {
      Driver.prepare(device.kernel(launch.kernel()), launch);
    }
  }

  /** The call has other kernels now. */
  void outdate() {
    stale = true;
  }

  /**
   * Sees to it that the recording is that of the call.
   *
   * @param before the run before
   */
  void fit(CudaCompletion before) {
    boolean outgrown = perItem && call.items() != gridItems;
    if (stale || (outgrown && node == null)) {
      capture(before);
    } else if (outgrown) {
      regrid();
    }
  }

  /** Starts the copies and launches. */
  void launch() {
    Driver.launch(graph, stream);
  }

  /** Adds the launches alone to what the stream does, or records. */
  void enqueue() {
    for (Launch launch : call.launches()) {
      int gridX = launch.gridX(call.items());
      Driver.launchKernel(device.kernel(launch.kernel()), launch, gridX, call.argument(), stream);
    }
  }

  private void capture(CudaCompletion before) {
    if (graph != null) {
      before.settle();
      workspace.drop(graph, recording);
      graph = null;
      node = null;
    }
    recording = record();
    graph = workspace.instantiate(recording);
    gridItems = call.items();
    perItem = false;
    for (Launch launch : call.launches()) {
      if (launch.perItem()) {
        perItem = true;
        node = Driver.kernelNode(recording, device.kernel(launch.kernel()));
      }
    }
    stale = false;
  }

  private MemorySegment record() {
    MemorySegment recorded;
    synchronized (device.recording()) {
      Driver.beginCapture(stream);
      boolean done = false;
      try {
        call.tensors().copyIn(stream);
        enqueue();
        call.tensors().copyOut(stream);
        done = true;
      } finally {
        recorded = Driver.endCapture(stream);
        if (!done) {
          Driver.destroyRecorded(recorded);
        }
      }
    }
    return recorded;
  }

  /** Fits the grid to the packing, in the graph that there is. */
  private void regrid() {
    for (Launch launch : call.launches()) {
      if (launch.perItem()) {
        Driver.regrid(graph, node, launch.gridX(call.items()));
      }
    }
    gridItems = call.items();
  }
}
