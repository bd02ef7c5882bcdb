package dev.weft.dsa;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.bindings.NativeLibrary;
import dev.weft.dsa.CallBuilder.Gates;
import dev.weft.dsa.CallBuilder.Lists;
import dev.weft.dsa.oracle.Agreement;
import dev.weft.dsa.oracle.Call;
import dev.weft.dsa.oracle.Result;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** A program for the tests' own CUDA driver: what the engine does when the device fails. */
@SuppressWarnings({"restricted", "try"}) // calls what that driver has beside the real one's calls
public final class FakeReport {
  private static final MethodHandle COUNT =
      handle("fake_cuda_count", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
  private static final MethodHandle FAIL =
      handle("fake_cuda_fail", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_LONG, JAVA_INT));

  /** What the engine calls; {@link #main} counts each of them. */
  private static final String[] FUNCTIONS = {
    "cuInit",
    "cuDriverGetVersion",
    "cuDeviceGetCount",
    "cuDeviceGet",
    "cuDeviceGetName",
    "cuDeviceGetAttribute",
    "cuDeviceTotalMem",
    "cuDevicePrimaryCtxRetain",
    "cuDevicePrimaryCtxRelease",
    "cuCtxSetCurrent",
    "cuCtxSynchronize",
    "cuModuleLoadData",
    "cuModuleUnload",
    "cuModuleGetGlobal",
    "cuModuleGetFunction",
    "cuFuncGetAttribute",
    "cuFuncSetAttribute",
    "cuStreamCreate",
    "cuStreamDestroy",
    "cuStreamSynchronize",
    "cuEventCreate",
    "cuEventDestroy",
    "cuEventRecord",
    "cuEventSynchronize",
    "cuEventQuery",
    "cuEventElapsedTime",
    "cuStreamBeginCapture",
    "cuStreamEndCapture",
    "cuGraphInstantiate",
    "cuGraphDestroy",
    "cuGraphGetNodes",
    "cuGraphNodeGetType",
    "cuGraphKernelNodeGetParams",
    "cuGraphExecKernelNodeSetParams",
    "cuGraphExecDestroy",
    "cuGraphLaunch",
    "cuLaunchKernelEx",
    "cuLaunchKernel",
    "cuMemPoolCreate",
    "cuMemPoolSetAttribute",
    "cuMemPoolDestroy",
    "cuMemAllocFromPoolAsync",
    "cuMemFreeAsync",
    "cuMemHostAlloc",
    "cuMemFreeHost",
    "cuMemcpyHtoDAsync",
    "cuMemcpyDtoHAsync",
    "cuMemcpy2DAsync",
    "cuMemsetD8Async"
  };

  /** When one of these fails, what it was to free stays, or what that holds. */
  private static final Set<String> FREES =
      Set.of(
          "cuDeviceGet",
          "cuDevicePrimaryCtxRelease",
          "cuEventDestroy",
          "cuGraphDestroy",
          "cuGraphExecDestroy",
          "cuMemFreeAsync",
          "cuMemFreeHost",
          "cuMemPoolDestroy",
          "cuModuleUnload",
          "cuStreamDestroy");

  private FakeReport() {}

  /**
   * Prints lines of a word and a text.
   *
   * @param args what to do
   */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "memory" -> memory();
      case "fault" -> fault();
      case "regrid" -> regrid();
      case "failures" -> failures();
      case "threads" -> threads();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(NativeLibrary.CUDA_DRIVER.find(name).orElseThrow(), type);
  }

  /** Calls of a function so far, or how much is alive. */
  private static long count(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) COUNT.invokeExact(arena.allocateFrom(name));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the nth call from now on fail; none for 0. */
  private static void fail(String name, int code, long nth) {
    try (Arena arena = Arena.ofConfined()) {
      FAIL.invokeExact(arena.allocateFrom(name), code, nth, 0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Engine engine() {
    return Engine.builder().backend("cuda").build();
  }

  private static AttentionSpec.Builder headTail(boolean causal) {
    return AttentionSpec.builder(2, 64).causal(causal).headTail(32, 32);
  }

  private static CallBuilder of(AttentionSpec spec) {
    return CallBuilder.of(spec).dtype(DType.F16).gates(Gates.SHARED);
  }

  private static boolean same(float[] expected, float[] actual) {
    return Arrays.equals(expected, actual);
  }

  // ---- memory

  private static void memory() {
    try (Engine engine = engine()) {
      Call large = of(headTail(false).build()).tokens(4000).build();
      Call small = of(headTail(false).build()).tokens(100).build();
      try (Rig rig = new Rig(engine, small, Layouts.PLAIN)) {
        long before = count("live");
        try (Rig other = new Rig(engine, large, Layouts.PLAIN)) {
          other.run();
          System.out.println("bound");
        } catch (DeviceException e) {
          System.out.println("refused " + e.isFatal() + " " + e.code() + " " + e.getMessage());
        }
        System.out.println("more " + (count("live") - before));
        Agreement.check(small, rig.run(), DType.F16);
        System.out.println("small right");
      }
    }
  }

  // ---- faults

  private static void fault() {
    Engine engine = engine();
    Call call = of(headTail(false).build()).tokens(300).build();
    Rig rig = new Rig(engine, call, Layouts.PLAIN);
    Agreement.check(call, rig.run(), DType.F16);
    say("first", rig::run);
    say("again", rig::run);
    say("bind", () -> new Rig(engine, call, Layouts.PLAIN));
    say("arena", engine::deviceArena);
    say("rig", closing(rig));
    say("engine", closing(engine));
    System.out.println("end reached");
  }

  private static Supplier<Object> closing(AutoCloseable it) {
    return () -> {
      try {
        it.close();
        return it;
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static void say(String name, Supplier<Object> work) {
    try {
      var _ = work.get();
      System.out.println(name + " ok");
    } catch (DeviceException e) {
      System.out.println(name + " " + e.isFatal() + " " + e.code() + " " + e.getMessage());
    }
  }

  // ---- grids

  /** Packings of one binding, from few items to many and back. */
  private static void regrid() {
    for (boolean causal : new boolean[] {false, true}) {
      int n = 1500;
      Call whole = of(headTail(causal).build()).segments(many(n, 20)).build();
      int[][] packings = {{0, n}, many(n, 20), {0, 64}, {0, 500, n}, many(1000, 7), many(n, 20)};
      try (Engine engine = engine();
          Rig rig = new Rig(engine, whole, Layouts.PLAIN)) {
        long captures = count("cuStreamBeginCapture");
        long made = count("cuGraphInstantiate");
        for (int[] cu : packings) {
          rig.binding().segments(cu);
          check(whole, cu, rig.runAny());
        }
        System.out.println("captures " + (count("cuStreamBeginCapture") - captures));
        System.out.println("instantiations " + (count("cuGraphInstantiate") - made));
        System.out.println("regrids " + count("cuGraphExecKernelNodeSetParams"));
      }
    }
  }

  private static int[] many(int n, int segments) {
    int[] cu = new int[segments + 1];
    Arrays.setAll(cu, i -> (int) ((long) n * i / segments));
    return cu;
  }

  /** Compares the first rows of each head with the reference. */
  private static void check(Call whole, int[] cu, float[] out) {
    Call call = Slices.repacked(whole, cu);
    int width = whole.spec().headDim();
    float[] part = new float[whole.spec().heads() * call.queries() * width];
    for (int h = 0; h < whole.spec().heads(); h++) {
      int count = call.queries() * width;
      System.arraycopy(out, h * whole.queries() * width, part, h * count, count);
    }
    Agreement.check(call, new Result(part, null, null), DType.F16);
  }

  // ---- failures

  /** Every call of a scenario that uses everything fails once, each in a scenario of its own. */
  private static void failures() {
    float[] expected = scenario();
    TreeMap<String, Long> calls = new TreeMap<>();
    for (String function : FUNCTIONS) {
      calls.put(function, count(function));
    }
    boolean repeats = same(expected, scenario());
    System.out.println("repeats " + repeats);
    calls.replaceAll((function, before) -> count(function) - before);
    int number = 0;
    for (String function : FUNCTIONS) {
      long last = calls.get(function);
      // Of many calls some: the first ones, later ones here and there, the last.
      for (long nth = 1; nth <= last; nth += nth < 5 ? 1 : Math.clamp(last - nth, 1, 9)) {
        String trouble = fails(function, nth);
        number++;
        if (trouble != null) {
          System.out.println("trouble " + function + " " + nth + " of " + last + ": " + trouble);
        }
      }
      if (last == 0) {
        System.out.println("trouble " + function + ": not called");
      }
      if (!same(expected, scenario())) {
        System.out.println("trouble " + function + ": other results afterwards");
      }
    }
    System.out.println("failures " + number);
  }

  /** What is wrong about how a failure shows, or null. */
  private static String fails(String function, long nth) {
    long before = count("orphans") + count("live");
    fail(function, 401, nth);
    String trouble = null;
    try {
      scenario();
      trouble = "nothing was thrown";
    } catch (DeviceException | IllegalArgumentException e) {
      String said = e.getMessage() + Arrays.toString(e.getSuppressed());
      if (!said.contains(function)) {
        trouble = "not named by " + said;
      } else if (!said.contains("CUDA_ERROR_ILLEGAL_STATE")) {
        trouble = "no code in " + said;
      }
    } catch (RuntimeException e) {
      trouble = e.toString();
    }
    fail("", 0, 0);
    long left = count("orphans") + count("live") - before;
    if (left > (FREES.contains(function) ? 2 : 0)) {
      trouble = (trouble == null ? "" : trouble + "; ") + left + " things left on the device";
    }
    return trouble;
  }

  /** Opens an engine, uses all that it has, and closes everything. */
  private static float[] scenario() {
    float[] sums = new float[4];
    try (Engine engine = engine();
        Arena arena = Arena.ofShared()) {
      Call call = of(headTail(false).build()).segments(0, 200, 300).build();
      try (Rig rig = new Rig(engine, call, Layouts.PLAIN)) {
        rig.run();
        rig.binding().segments(0, 64);
        sums[0] = sum(rig.runAny());
      }
      Call one = of(headTail(false).build()).tokens(200).build();
      try (Rig rig = new Rig(engine, one, Layouts.PLAIN)) {
        sums[1] = sum(rig.run().out());
      }
      AttentionSpec coo = AttentionSpec.builder(2, 64).coo(true).build();
      Call listed = of(coo).tokens(100).pairs(Lists.SHARED, 0.05).build();
      try (Rig rig = new Rig(engine, listed, Layouts.PLAIN)) {
        rig.run();
        rig.binding().coo(Rig.coo(arena, listed.pairs(), listed.cuQ()));
        sums[2] = sum(rig.run().out());
      }
      sums[3] = onTheDevice(engine, arena);
    }
    return sums;
  }

  private static float onTheDevice(Engine engine, Arena arena) {
    AttentionSpec spec = headTail(true).build();
    try (DeviceArena memory = engine.deviceArena();
        DeviceStream stream = engine.deviceStream()) {
      Tensor t = memory.allocate(DType.F16, 2, 200, 64);
      Tensor out = memory.allocate(DType.F16, 2, 200, 64);
      float[] values = of(spec).tokens(200).build().q();
      t.copyFrom(Tensor.of(arena, values, 2, 200, 64).to(arena, DType.F16));
      try (Binding binding =
          engine.plan(spec, Capacity.of(200)).binding().stream(stream)
              .query(t)
              .key(t)
              .value(t)
              .out(out)
              .bind()) {
        binding.run().isDone();
        binding.run().await();
        try (DeviceGraph graph = stream.record(binding::run)) {
          stream.micros(graph::run);
        }
        stream.await();
      }
      PagedCache cache = PagedCache.builder(spec).dtype(DType.F16).pages(8).build(memory);
      int sequence = cache.open();
      cache.append(sequence, t, t);
      Gate gate = Gate.xavier(arena, 8, 1, 1);
      Tensor g = Tensor.allocate(arena, DType.F32, 10);
      gate.apply(engine, Tensor.allocate(arena, DType.F32, 10, 8), g);
      return sum(out.toFloatArray()) + sum(g.toFloatArray());
    }
  }

  private static float sum(float[] values) {
    double sum = 0;
    for (float x : values) {
      sum += Math.abs(x);
    }
    return (float) sum;
  }

  // ---- threads

  /** First runs, which record, beside reads of other tensors, which wait for the device. */
  private static void threads() throws Exception {
    Call call = of(headTail(true).build()).tokens(100).build();
    try (Engine engine = engine();
        DeviceArena memory = engine.deviceArena();
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Tensor t = memory.allocate(DType.F32, 64);
      t.copyFrom(Tensor.allocate(Arena.ofAuto(), DType.F32, 64));
      Callable<Integer> binds =
          () -> {
            for (int i = 0; i < 300; i++) {
              try (Rig rig = new Rig(engine, call, Layouts.PLAIN)) {
                rig.run();
              }
            }
            return 300;
          };
      Future<Integer> bound = threads.submit(binds);
      int reads = 0;
      for (; !bound.isDone(); reads++) {
        t.toFloatArray();
      }
      System.out.println("bound " + bound.get() + " reads " + reads);
    }
  }
}
