package dev.weft.cuda;

import dev.weft.bindings.KernelImage;
import dev.weft.bindings.NativeLibrary;
import dev.weft.bindings.cublaslt.CublasLt;
import dev.weft.bindings.cudnn.Cudnn;
import dev.weft.dsa.DeviceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this machine has for the cuda backend: driver, devices, libraries, kernels. For tools; opens
 * no device.
 */
public final class Inventory {
  private Inventory() {}

  /**
   * Looks around.
   *
   * @return facts by name, each a text or a list of texts
   */
  public static Map<String, Object> describe() {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!NativeLibrary.class.getModule().isNativeAccessEnabled()) {
      facts.put("driver", new CudaProvider().unavailable());
      return facts;
    }
    String missing = KernelImage.missing();
    facts.put("kernels", missing == null ? "built" : missing);
    facts.put("driver", driver());
    if (NativeLibrary.CUDA_DRIVER.isAvailable()) {
      facts.put("devices", devices());
    }
    facts.put("cublasLt", library(NativeLibrary.CUBLASLT, Inventory::blas));
    facts.put("cudnn", library(NativeLibrary.CUDNN, Inventory::dnn));
    return facts;
  }

  private interface Version {
    String text();
  }

  private static String driver() {
    if (!NativeLibrary.CUDA_DRIVER.isAvailable()) {
      return NativeLibrary.CUDA_DRIVER.explain();
    }
    try {
      Driver.init();
      int version = Driver.version();
      String trouble = Driver.unavailable();
      String text = "CUDA %d.%d".formatted(version / 1000, version % 1000 / 10);
      return trouble == null ? text : text + ": " + trouble;
    } catch (DeviceException e) {
      return e.getMessage();
    }
  }

  private static List<String> devices() {
    List<String> devices = new ArrayList<>();
    try {
      Driver.init();
      for (int i = 0; i < Driver.deviceCount(); i++) {
        DeviceFacts facts = DeviceFacts.of(i);
        devices.add(
            "cuda:%d %s, compute capability %s, %d multiprocessors, %,d MiB, L2 %,d MiB"
                .formatted(
                    i,
                    facts.name(),
                    facts.capability(),
                    facts.multiprocessors(),
                    facts.memoryBytes() >> 20,
                    facts.l2Bytes() >> 20));
      }
    } catch (DeviceException e) {
      devices.add(e.getMessage());
    }
    return devices;
  }

  private static String library(NativeLibrary library, Version version) {
    return library.isAvailable()
        ? version.text() + " from " + library.location().orElse("the system's loader")
        : library.explain();
  }

  private static String blas() {
    long version = CublasLt.cublasLtGetVersion();
    return "%d.%d.%d".formatted(version / 10_000, version % 10_000 / 100, version % 100);
  }

  private static String dnn() {
    long version = Cudnn.cudnnGetVersion();
    return "%d.%d.%d".formatted(version / 10_000, version % 10_000 / 100, version % 100);
  }
}
