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
  private final Workspace workspace;
  private final MemorySegment from;
  private final MemorySegment to;
  private final List<Recorded> runs = new ArrayList<>();
  private boolean recording;
  private final Users users = new Users("device stream");

  CudaStream(Device device) {
    this.device = device;
    workspace = new Workspace(device);
    try {
      handle = workspace.stream();
      from = workspace.timer();
      to = workspace.timer();
    } catch (RuntimeException e) {
      throw device.abandon(workspace, e);
    }
    device.register(this);
  }

  /** Whether launches are recorded instead of carried out. */
  boolean recording() {
    return recording;
  }

  /** Notes a binding that is part of what is recorded. */
  void recorded(CudaRun run) {
    runs.add(new Recorded(run, run.changes()));
  }

  /** A call begins that uses the stream: keeps it and the device open until {@link #end}. */
  void begin() {
    device.begin(users);
  }

  /** The call ends. */
  void end() {
    device.end(users);
  }

  /** Waits for its work; a closed stream has none. */
  void settle() {
    if (users.isOpen() && device.isUsable()) {
      Driver.synchronize(handle);
    }
  }

  @Override
  public void await() {
    begin();
    try {
      Driver.synchronize(handle);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      end();
    }
  }

  @Override
  public double micros(Runnable work) {
    begin();
    try {
      Driver.record(from, handle);
      work.run();
      Driver.record(to, handle);
      Driver.synchronizeEvent(to);
      return 1e3 * Driver.elapsed(from, to);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      end();
    }
  }

  @Override
  public DeviceGraph record(Runnable work) {
    begin();
    try {
      if (recording) {
        throw new IllegalStateException("the device stream is recording already");
      }
      synchronized (device.recording()) {
        return recorded(work);
      }
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      end();
    }
  }

  private Graph recorded(Runnable work) {
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
    MemorySegment graph;
    try {
      graph = Driver.instantiate(recorded);
    } finally {
      Driver.destroyRecorded(recorded);
    }
    return new Graph(graph, List.copyOf(runs));
  }

  @Override
  public void close() {
    // Before the device's lock is taken: the calls that are inside may need it.
    users.close();
    device.release(this);
  }

  @Override
  public void free() {
    users.close();
    device.release(workspace);
  }

  private record Recorded(CudaRun run, int changes) {}

  private final class Graph implements DeviceGraph, Device.Resource {
    private final MemorySegment graph;
    private final Users users = new Users("device graph");

    private final List<Recorded> runs;

    Graph(MemorySegment graph, List<Recorded> runs) {
      this.graph = graph;
      this.runs = runs;
      device.register(this);
    }

    @Override
    public void run() {
      users.begin();
      boolean begun = false;
      try {
        begin();
        begun = true;
        launch();
      } catch (DeviceException e) {
        throw device.failed(e);
      } finally {
        if (begun) {
          end();
        }
        users.end();
      }
    }

    private void launch() {
      int held = 0;
      try {
        for (; held < runs.size(); held++) {
          runs.get(held).run().hold();
        }
        check();
        Driver.launch(graph, handle);
      } finally {
        while (held > 0) {
          runs.get(--held).run().letGo();
        }
      }
    }

    private void check() {
      for (int i = 0; i < runs.size(); i++) {
        if (runs.get(i).run().changes() != runs.get(i).changes()) {
          throw new IllegalStateException(
              "a binding's segments or pairs changed since the device graph was recorded: record it"
                  + " again");
        }
      }
    }

    @Override
    public void close() {
      users.close();
      device.release(this);
    }

    @Override
    public void free() {
      users.close();
      if (device.isUsable()) {
        Cleanup cleanup = new Cleanup();
        cleanup.step(CudaStream.this::settle);
        cleanup.step(() -> Driver.destroyGraph(graph));
        cleanup.end();
      }
    }
  }
}
