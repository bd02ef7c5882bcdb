package dev.weft.cuda;

import dev.weft.dsa.DeviceException;
import dev.weft.dsa.DeviceGraph;
import dev.weft.dsa.DeviceStream;
import java.lang.foreign.MemorySegment;

/** A stream of a device, shared by bindings. */
final class CudaStream implements DeviceStream, Device.Resource {
  final Device device;
  final MemorySegment handle;
  private final MemorySegment from;
  private final MemorySegment to;
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
      return new Graph(Driver.instantiate(recorded));
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

  private final class Graph implements DeviceGraph, Device.Resource {
    private final MemorySegment graph;
    private volatile boolean gone;

    Graph(MemorySegment graph) {
      this.graph = graph;
      device.register(this);
    }

    @Override
    public void run() {
      if (gone) {
        throw new IllegalStateException("the device graph is closed");
      }
      enter();
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
