package dev.weft.cuda;

import dev.weft.dsa.Completion;
import dev.weft.dsa.DeviceException;
import java.lang.foreign.MemorySegment;

/** The end of a binding's latest run. Of a closed binding all runs are over. */
final class CudaCompletion implements Completion {
  private final Device device;
  private final MemorySegment event;
  private final Users users = new Users("binding");
  private volatile boolean begun;

  CudaCompletion(Device device, MemorySegment event) {
    this.device = device;
    this.event = event;
  }

  void begun() {
    begun = true;
  }

  /** Waits, within a call on the device. */
  void settle() {
    if (begun) {
      Driver.synchronizeEvent(event);
    }
  }

  /** The event goes; the work is over. */
  void close() {
    users.close();
  }

  @Override
  public void await() {
    if (!begun || !users.isOpen()) {
      return;
    }
    device.begin(users);
    try {
      Driver.synchronizeEvent(event);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end(users);
    }
  }

  @Override
  public boolean isDone() {
    if (!begun || !users.isOpen()) {
      return true;
    }
    device.begin(users);
    try {
      return Driver.isOver(event);
    } catch (DeviceException e) {
      throw device.failed(e);
    } finally {
      device.end(users);
    }
  }
}
