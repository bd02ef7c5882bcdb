package dev.weft.cuda;

import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceGraph;
import dev.weft.dsa.DeviceStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A stream of a device, shared by bindings. */
final class CudaStream implements DeviceStream, Device.Resource {
  final Device device;
  final MemorySegment handle;
  private final MemorySegment from;
  private final MemorySegment to;
  private final List<Recorded> runs = new ArrayList<>();
  private boolean recording;
  private volatile boolean closed;

  CudaStream(Device device) {
    this.device = device;
    device.enter();
    handle = Driver.createStream();
    from = Driver.createTimer();
    to = Driver.createTimer();
    device.register(this);
  }

  /** Whether launches are recorded instead of carried out. */
  boolean recording() {
    return recording;
  }

  /** Notes a binding that is part of what is recorded. */
  void recorded(CudaRun run) {
    runs.add(new Recorded(run, run.packings()));
  }

  void enter() {
    if (closed) {
      throw new IllegalStateException("the device stream is closed");
    }
    device.enter();
  }

  /** Waits for its work; a closed stream has none. */
  void settle() {
    if (!closed && device.isUsable()) {
      Driver.synchronize(handle);
    }
  }

  @Override
  public void await() {
    enter();
    try {
      Driver.synchronize(handle);
    } catch (DeviceException e) {
      throw device.failed(e);
    }
  }

  @Override
  public double micros(Runnable work) {
    enter();
    try {
      Driver.record(from, handle);
      work.run();
      Driver.record(to, handle);
      Driver.synchronizeEvent(to);
      return 1e3 * Driver.elapsed(from, to);
    } catch (DeviceException e) {
      throw device.failed(e);
    }
  }

  @Override
  public DeviceGraph record(Runnable work) {
    enter();
    if (recording) {
      throw new IllegalStateException("the device stream is recording already");
    }
    try {
      Driver.synchronize(handle);
      Driver.beginCapture(handle);
      recording = true;
      runs.clear();
      MemorySegment recorded = null;
      boolean done = false;
      try {
        work.run();
        done = true;
      } finally {
        recording = false;
        recorded = Driver.endCapture(handle);
        if (!done) {
          Driver.destroyRecorded(recorded);
        }
      }
      MemorySegment graph = Driver.instantiate(recorded);
      Driver.destroyRecorded(recorded);
      return new Graph(graph, List.copyOf(runs));
    } catch (DeviceException e) {
      throw device.failed(e);
    }
  }

  @Override
  public void close() {
    device.release(this);
  }

  @Override
  public void free() {
    closed = true;
    if (device.isUsable()) {
      Driver.synchronize(handle);
      Driver.destroyEvent(from);
      Driver.destroyEvent(to);
      Driver.destroyStream(handle);
    }
  }

  private record Recorded(CudaRun run, int packings) {}

  private final class Graph implements DeviceGraph, Device.Resource {
    private final MemorySegment graph;
    private volatile boolean gone;

    private final List<Recorded> runs;

    Graph(MemorySegment graph, List<Recorded> runs) {
      this.graph = graph;
      this.runs = runs;
      device.register(this);
    }

    @Override
    public void run() {
      if (gone) {
        throw new IllegalStateException("the device graph is closed");
      }
      enter();
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).run().packings() != runs.get(i).packings()) {
          throw new IllegalStateException(
              "a binding's segments changed since the device graph was recorded: record it again");
        }
      }
      try {
        Driver.launch(graph, handle);
      } catch (DeviceException e) {
        throw device.failed(e);
      }
    }

    @Override
    public void close() {
      device.release(this);
    }

    @Override
    public void free() {
      gone = true;
      if (device.isUsable()) {
        if (!closed) {
          Driver.synchronize(handle);
        }
        Driver.destroyGraph(graph);
      }
    }
  }
}
