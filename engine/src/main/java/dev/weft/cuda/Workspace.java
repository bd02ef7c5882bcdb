package dev.weft.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What a binding holds: device memory, pinned memory, a stream, an event, a graph. */
final class Workspace implements Device.Resource {
  private final Device device;
  private final Arena arena = Arena.ofAuto();
  private final List<long[]> blocks = new ArrayList<>();
  private final List<MemorySegment> pins = new ArrayList<>();
  private final List<MemorySegment> graphs = new ArrayList<>();
  private final List<MemorySegment> recordings = new ArrayList<>();
  private final List<MemorySegment> timers = new ArrayList<>();
  private MemorySegment stream;
  private MemorySegment joined;
  private MemorySegment event;
  private long deviceBytes;
  private long pinnedBytes;

  Workspace(Device device) {
    this.device = device;
    device.register(this);
  }

  MemorySegment stream() {
    stream = Driver.createStream();
    return stream;
  }

  /** Uses a stream that is another's to free. */
  MemorySegment join(MemorySegment other) {
    joined = other;
    return other;
  }

  MemorySegment event() {
    event = Driver.createEvent();
    return event;
  }

  /** An event whose time can be asked for. */
  MemorySegment timer() {
    MemorySegment timer = Driver.createTimer();
    timers.add(timer);
    return timer;
  }

  /** Zeroed memory of the host, for arguments of launches. */
  MemorySegment host(long bytes) {
    return arena.allocate(bytes, 16);
  }

  /** Memory of the device. */
  long device(long bytes) {
    long address = device.allocate(bytes);
    blocks.add(new long[] {address, bytes});
    deviceBytes += bytes;
    return address;
  }

  /** Memory of the device that holds zeros. */
  long zeroed(long bytes) {
    long address = device(bytes);
    device.clear(address, bytes);
    return address;
  }

  /** Copies to the device, and waits. */
  void write(long address, MemorySegment from) {
    device.write(address, from);
  }

  /** Gives one piece of the device's memory back early. */
  void drop(long address) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i)[0] == address) {
        long[] block = blocks.remove(i);
        deviceBytes -= block[1];
        device.free(block[0], block[1]);
        return;
      }
    }
  }

  /** Page-locked memory of the host, which the device copies from and to by itself. */
  MemorySegment pinned(long bytes) {
    MemorySegment pin = Driver.allocatePinned(Math.max(16, bytes));
    pins.add(pin);
    pinnedBytes += bytes;
    return pin.asSlice(0, bytes);
  }

  MemorySegment instantiate(MemorySegment recorded) {
    recordings.add(recorded);
    MemorySegment graph = Driver.instantiate(recorded);
    graphs.add(graph);
    return graph;
  }

  void drop(MemorySegment graph, MemorySegment recorded) {
    graphs.remove(graph);
    recordings.remove(recorded);
    Cleanup cleanup = new Cleanup();
    cleanup.step(() -> Driver.destroyGraph(graph));
    cleanup.step(() -> Driver.destroyRecorded(recorded));
    cleanup.end();
  }

  long deviceBytes() {
    return deviceBytes;
  }

  long pinnedBytes() {
    return pinnedBytes;
  }

  @Override
  public void free() {
    Cleanup cleanup = new Cleanup();
    if (device.isUsable()) {
      if (stream != null) {
        cleanup.step(() -> Driver.synchronize(stream));
      } else if (joined != null && event != null) {
        // The stream itself may be closed by now; an event on it lives on.
        cleanup.step(() -> Driver.synchronizeEvent(event));
      }
      graphs.forEach(graph -> cleanup.step(() -> Driver.destroyGraph(graph)));
      recordings.forEach(graph -> cleanup.step(() -> Driver.destroyRecorded(graph)));
      timers.forEach(timer -> cleanup.step(() -> Driver.destroyEvent(timer)));
      if (event != null) {
        cleanup.step(() -> Driver.destroyEvent(event));
      }
      if (stream != null) {
        cleanup.step(() -> Driver.destroyStream(stream));
      }
      pins.forEach(pin -> cleanup.step(() -> Driver.freePinned(pin)));
    }
    blocks.forEach(block -> cleanup.step(() -> device.free(block[0], block[1])));
    blocks.clear();
    pins.clear();
    graphs.clear();
    recordings.clear();
    cleanup.end();
  }
}
