package dev.weft.cuda;

import dev.weft.bindings.KernelImage;
import dev.weft.dsa.DeviceException;
import java.lang.foreign.MemorySegment;

/** A program: makes a device fail, and prints what each later call says. */
public final class FaultReport {
  private FaultReport() {}

  /**
   * Prints {@code KEY VALUE} lines.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Device device = new Device(0, Long.MAX_VALUE, KernelImage.read());
    CudaStream stream = new CudaStream(device);
    CudaArena arena = new CudaArena(device);
    arena.allocate(dev.weft.tensor.DType.F32, 1000);
    device.enter();
    Launch launch = new Launch("trap", 1, 1, 1, 32, 0);
    Driver.launchKernel(device.kernel("trap"), launch, MemorySegment.NULL, stream.handle);
    say("await", stream::await);
    say("again", stream::await);
    say("allocate", () -> arena.allocate(dev.weft.tensor.DType.F32, 1));
    say("arena", arena::close);
    say("stream", stream::close);
    say("device", device::close);
    System.out.println("end reached");
  }

  private static void say(String name, Runnable call) {
    try {
      call.run();
      System.out.println(name + " ok");
    } catch (DeviceException e) {
      System.out.println(name + " " + e.isFatal() + " " + e.code() + " " + e.getMessage());
    }
  }
}
