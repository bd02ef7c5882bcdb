package dev.weft.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.weft.bindings.cublaslt.CublasLt;
import dev.weft.bindings.cublaslt.cublasLtMatmulAlgo_t;
import dev.weft.bindings.cublaslt.cublasLtMatmulHeuristicResult_t;
import dev.weft.bindings.cudnn.Cudnn;
import dev.weft.bindings.driver.CUDA_MEMCPY2D_st;
import dev.weft.bindings.driver.CUlaunchAttributeValue_union;
import dev.weft.bindings.driver.CUlaunchAttribute_st;
import dev.weft.bindings.driver.CUlaunchConfig_st;
import dev.weft.bindings.driver.CUmemPoolProps_st;
import dev.weft.bindings.driver.Cuda;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** That what is generated loads where nothing of CUDA is, and is what the headers say. */
class GeneratedClassesTest {

  @Test
  void everyClassInitializesWithoutItsLibrary() throws Exception {
    Path classes = Path.of(Cuda.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> names;
    try (var files = Files.walk(classes)) {
      names =
          files
              .map(file -> classes.relativize(file).toString())
              .filter(file -> file.startsWith("dev/weft/bindings/") && file.endsWith(".class"))
              .map(file -> file.substring(0, file.length() - ".class".length()))
              // A function's holder looks its symbol up.
              .filter(file -> !isHolder(file))
              .map(file -> file.replace('/', '.'))
              .toList();
    }
    for (String name :
        List.of("driver.Cuda", "driver.Cuda$shared", "cublaslt.CublasLt", "cudnn.Cudnn")) {
      assertTrue(names.contains("dev.weft.bindings." + name), () -> name + " not in " + names);
    }
    for (String name : names) {
      Class.forName(name, true, GeneratedClassesTest.class.getClassLoader());
    }
  }

  private static boolean isHolder(String file) {
    return file.matches(".*/(Cuda|CublasLt|Cudnn)\\$cu.*");
  }

  @Test
  void aFunctionNamesTheLibraryThatIsMissing() {
    missing(NativeLibrary.CUDA_DRIVER, "libcuda.so.1", () -> Cuda.cuInit(0));
    missing(NativeLibrary.CUBLASLT, "libcublasLt.so.13", CublasLt::cublasLtGetVersion);
    missing(NativeLibrary.CUDNN, "libcudnn.so.9", Cudnn::cudnnGetVersion);
  }

  private static void missing(NativeLibrary library, String fileName, Executable call) {
    assumeFalse(library.isAvailable());
    Error error = assertThrows(UnsatisfiedLinkError.class, call);
    assertEquals(library.explain(), error.getMessage());
    assertTrue(error.getMessage().contains(fileName), error.getMessage());
    // The class that holds the function is now lost, but says why.
    error = assertThrows(NoClassDefFoundError.class, call);
    assertTrue(error.getCause().getMessage().contains(library.explain()), error::toString);
  }

  @Test
  void sizesAreThoseOfTheHeaders() {
    assertEquals(88, CUmemPoolProps_st.sizeof());
    assertEquals(56, CUlaunchConfig_st.sizeof());
    assertEquals(72, CUlaunchAttribute_st.sizeof());
    assertEquals(64, CUlaunchAttributeValue_union.sizeof());
    assertEquals(128, CUDA_MEMCPY2D_st.sizeof());
    assertEquals(64, cublasLtMatmulAlgo_t.sizeof());
    assertEquals(96, cublasLtMatmulHeuristicResult_t.sizeof());
  }
}
