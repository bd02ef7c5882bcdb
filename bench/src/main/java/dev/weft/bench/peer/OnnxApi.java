package dev.weft.bench.peer;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * ONNX Runtime's Java interface, found by name: its jar, which is large, is there for measurements
 * alone.
 */
final class OnnxApi {
  private static final String PACKAGE = "ai.onnxruntime.";

  private final Object environment;
  private final MethodHandle tensor;
  private final MethodHandle session;
  private final MethodHandle run;
  private final MethodHandle get;
  private final MethodHandle values;
  private final MethodHandle options;
  private final MethodHandle intra;
  private final MethodHandle inter;
  private final String version;

  /**
   * Loads the library.
   *
   * @throws IllegalStateException if it is not on the class path or does not load
   */
  OnnxApi() {
    try {
      var lookup = MethodHandles.publicLookup();
      Class<?> env = Class.forName(PACKAGE + "OrtEnvironment");
      Class<?> sessions = Class.forName(PACKAGE + "OrtSession");
      Class<?> settings = Class.forName(PACKAGE + "OrtSession$SessionOptions");
      Class<?> results = Class.forName(PACKAGE + "OrtSession$Result");
      Class<?> tensors = Class.forName(PACKAGE + "OnnxTensor");
      Class<?> value = Class.forName(PACKAGE + "OnnxValue");
      environment = lookup.findStatic(env, "getEnvironment", MethodType.methodType(env)).invoke();
      version =
          (String)
              lookup
                  .findVirtual(env, "getVersion", MethodType.methodType(String.class))
                  .invoke(environment);
      tensor =
          lookup.findStatic(
              tensors,
              "createTensor",
              MethodType.methodType(tensors, env, FloatBuffer.class, long[].class));
      session =
          lookup.findVirtual(
              env, "createSession", MethodType.methodType(sessions, byte[].class, settings));
      run = lookup.findVirtual(sessions, "run", MethodType.methodType(results, Map.class));
      get = lookup.findVirtual(results, "get", MethodType.methodType(value, int.class));
      values =
          lookup.findVirtual(tensors, "getFloatBuffer", MethodType.methodType(FloatBuffer.class));
      options = lookup.findConstructor(settings, MethodType.methodType(void.class));
      MethodType count = MethodType.methodType(void.class, int.class);
      intra = lookup.findVirtual(settings, "setIntraOpNumThreads", count);
      inter = lookup.findVirtual(settings, "setInterOpNumThreads", count);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("its jar is not on the class path", e);
    } catch (Throwable e) {
      throw new IllegalStateException("it does not load: " + e.getMessage(), e);
    }
  }

  String version() {
    return version;
  }

  /** A tensor over a direct buffer, without a copy. */
  AutoCloseable tensor(FloatBuffer buffer, long... dims) {
    try {
      return (AutoCloseable) tensor.invoke(environment, buffer, dims);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A model ready to run. */
  AutoCloseable session(byte[] model, int threads) {
    try (AutoCloseable settings = (AutoCloseable) options.invoke()) {
      intra.invoke(settings, threads);
      inter.invoke(settings, 1);
      return (AutoCloseable) session.invoke(environment, model, settings);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Runs a model; the caller closes the result. */
  AutoCloseable run(AutoCloseable of, Map<String, AutoCloseable> inputs) {
    try {
      return (AutoCloseable) run.invoke(of, inputs);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** The first output of a result. */
  FloatBuffer output(AutoCloseable result) {
    try {
      return (FloatBuffer) values.invoke(get.invoke(result, 0));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
  }
}
