package dev.weft.cuda;

import dev.weft.dsa.Completion;
import dev.weft.dsa.DeviceException;
import java.lang.foreign.MemorySegment;

/** The end of a binding's latest run. */
final class CudaCompletion implements Completion {
  private final Device device;
  private final MemorySegment event;
  private volatile boolean begun;

  CudaCompletion(Device device, MemorySegment event) {
    this.device = device;
    this.event = event;
  }

  void begun() {
    begun = true;
  }

  @Override
  public void await() {
    if (!begun) {
      return;
    }
    device.enter();
    try {
      Driver.synchronizeEvent(event);
    } catch (DeviceException e) {
      throw device.failed(e);
    }
  }

  @Override
  public boolean isDone() {
    if (!begun) {
      return true;
    }
    device.enter();
    try {
      return Driver.isOver(event);
    } catch (DeviceException e) {
      throw device.failed(e);
    }
  }
}
