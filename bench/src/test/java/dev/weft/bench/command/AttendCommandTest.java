package dev.weft.bench.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weft.bench.problem.PairWeights;
import dev.weft.bench.problem.RandomTensors;
import dev.weft.bench.problem.RowReference;
import dev.weft.dsa.AttentionSpec;
import dev.weft.tensor.DType;
import dev.weft.tensor.Safetensors;
import dev.weft.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendCommandTest {
  private static final int N = 70;

  private final Arena arena = Arena.ofShared();
  private final Map<String, Tensor> tensors = new TreeMap<>();
  private final Weft weft = new Weft();
  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void tensors() {
    in = folder.resolve("in.safetensors");
    out = folder.resolve("out.safetensors");
    tensors.put("q", RandomTensors.normal(arena, DType.F32, 1, 4, N, 16));
    tensors.put("k", RandomTensors.normal(arena, DType.F32, 2, 2, N, 16));
    tensors.put("v", RandomTensors.normal(arena, DType.F32, 3, 2, N, 16));
  }

  @AfterEach
  void close() {
    arena.close();
  }

  @Test
  void headTailWithAGate() throws IOException {
    tensors.put("gate", RandomTensors.gates(arena, 4, N, 0.5));
    assertEquals(
        0,
        attend("--block", "16", "--head-globals", "4", "--tail-globals", "4", "--threshold", "0.5"),
        weft::err);
    assertMatches(
        spec().block(16).headTail(4, 4).threshold(0.5f).build(), tensors.get("gate"), null);
    assertTrue(weft.out().contains("headGlobals 4"), weft::out);
  }

  @Test
  void routedWritesItsSelection() throws IOException {
    assertEquals(
        0,
        attend("--block=8", "--head-globals=0", "--tail-globals=0", "--routed=2", "--causal"),
        weft::err);
    Tensor selection = read().get("selection");
    assertArrayEquals(new long[] {4, N, 2}, selection.shape());
    assertMatches(spec().block(8).routed(2).causal(true).build(), null, selection);
  }

  @Test
  void jsonIsOneObject() throws IOException {
    assertEquals(0, attend("--json", "--backend", "scalar", "--profile", "low_latency"), weft::err);
    var json = new ObjectMapper().readTree(weft.out());
    assertEquals("scalar", json.path("backend").asText());
    assertEquals(128, json.path("options").path("block").asInt());
    assertEquals(16, json.path("options").path("headGlobals").asInt());
    assertEquals(N, json.path("tokens").asInt());
    assertEquals(N, json.path("shapes").path("out").path(1).asInt());
    assertEquals("F32", json.path("dtype").asText());
    assertTrue(json.path("reasons").size() >= 2);
    assertTrue(json.path("milliseconds").asDouble() > 0);
    assertEquals(1, weft.out().lines().count());
  }

  @Test
  void optionsWinOverTheProfile() throws IOException {
    assertEquals(0, attend("--json", "--profile=HIGH_PRECISION", "--block=16", "--routed=1"));
    var options = new ObjectMapper().readTree(weft.out()).path("options");
    assertEquals(16, options.path("block").asInt());
    assertEquals(64, options.path("headGlobals").asInt());
    assertEquals(1, options.path("routed").asInt());
  }

  @Test
  void outDtypeAndSegments() throws IOException {
    tensors.put("cu_seqlens", Tensor.of(arena, new int[] {0, 30, 30, N}, 4));
    assertEquals(0, attend("--out-dtype", "bf16"), weft::err);
    assertEquals(DType.BF16, read().get("out").dtype());
    assertEquals(DType.F32, read().get("lse").dtype());
    assertTrue(weft.out().contains("3 segments"), weft::out);
  }

  @Test
  void fewerQueriesThanKeysInCausalForm() throws IOException {
    tensors.put("q", RandomTensors.normal(arena, DType.F32, 1, 4, 3, 16));
    assertEquals(2, attend());
    assertTrue(weft.err().contains("\"k\" has 70 tokens"), weft::err);
    assertEquals(0, attend("--causal"), weft::err);
    assertArrayEquals(new long[] {4, 3, 16}, read().get("out").shape());
    tensors.put("cu_seqlens", Tensor.of(arena, new int[] {0, 1, 3}, 3));
    assertEquals(2, attend("--causal"));
    assertTrue(weft.err().contains("\"cu_seqlens_k\" is missing"), weft::err);
    tensors.put("cu_seqlens_k", Tensor.of(arena, new int[] {0, 40, N}, 3));
    assertEquals(0, attend("--causal"), weft::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k         | missing         | tensor "k" is missing
          mask      | F32 70          | tensor "mask" is unknown
          q         | I32 4 70 16     | tensor "q" dtype is I32
          q         | F32 4 70        | tensor "q" shape is [4, 70]
          v         | F32 2 69 16     | tensor "v" shape is [2, 69, 16], expected [2, 70, 16]
          k         | F16 2 70 16     | tensor "k" dtype is F16, expected F32
          k         | F32 3 70 16     | tensor "v" shape is [2, 70, 16], expected [3, 70, 16]
          gate      | F32 69          | tensor "gate" shape is [69]
          gate      | F16 70          | tensor "gate" dtype is F16
          cu_seqlens| I32 3           | tensor "cu_seqlens" last element is 0, expected 70
          coo_row   | I32 3           | tensor "coo_col" is missing
          """)
  void badTensorsAreNamed(String name, String make, String message) throws IOException {
    tensors.remove(name);
    if (!make.equals("missing")) {
      String[] parts = make.split(" ");
      long[] shape = new long[parts.length - 1];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = Long.parseLong(parts[i + 1]);
      }
      tensors.put(name, Tensor.allocate(arena, DType.valueOf(parts[0]), shape));
    }
    assertEquals(2, attend());
    assertTrue(weft.err().contains(message), weft::err);
    assertFalse(Files.exists(out));
  }

  @Test
  void badGatesAreNamedByTheirIndex() throws IOException {
    Tensor gate = Tensor.allocate(arena, DType.F32, 4, N);
    gate.setFloat(Float.NaN, 2, 5);
    tensors.put("gate", gate);
    assertEquals(2, attend());
    assertTrue(weft.err().contains("tensor \"gate\"[2, 5] is NaN, expected 0 to 1"), weft::err);
  }

  @ParameterizedTest
  @CsvSource({
    "--block, -1",
    "--block, 0",
    "--scale, 0",
    "--threshold, 2",
    "--routed, 65",
    "--profile, FASTEST",
    "--backend, gpu",
    "--out-dtype, I32",
    "--threads, 0",
    "--vector-bits, 100"
  })
  void badOptionsExitWith2(String option, String value) throws IOException {
    assertEquals(2, attend(option, value), weft::err);
    assertFalse(Files.exists(out));
  }

  @Test
  void filesAreCheckedFirst() throws IOException {
    assertEquals(2, weft.run("attend", "--in", folder.resolve("no").toString(), "--out", "x"));
    Files.writeString(in, "not a safetensors file");
    assertEquals(2, weft.run("attend", "--in", in.toString(), "--out", out.toString()));
    assertEquals(2, weft.run("attend", "--in", in.toString(), "--out", in.toString()));
    assertTrue(weft.err().contains("is the input"), weft::err);
    assertEquals(
        2, weft.run("attend", "--in", in.toString(), "--out", folder + "/no/out.safetensors"));
  }

  private int attend(String... options) throws IOException {
    Safetensors.write(in, tensors, Map.of());
    String[] args = new String[options.length + 5];
    System.arraycopy(
        new String[] {"attend", "--in", in.toString(), "--out", out.toString()}, 0, args, 0, 5);
    System.arraycopy(options, 0, args, 5, options.length);
    return weft.run(args);
  }

  private Safetensors read() throws IOException {
    return Safetensors.open(out, arena);
  }

  private static AttentionSpec.Builder spec() {
    return AttentionSpec.builder(4, 16).kvHeads(2);
  }

  private void assertMatches(AttentionSpec spec, Tensor gate, Tensor selection) throws IOException {
    RowReference reference =
        new RowReference(
            tensors.get("q"),
            tensors.get("k"),
            tensors.get("v"),
            spec.scale(),
            new PairWeights(spec, N, gate, selection, null));
    Tensor result = read().get("out");
    for (int head = 0; head < 4; head++) {
      for (int i = 0; i < N; i++) {
        double[] expected = reference.row(head, i);
        for (int e = 0; e < 16; e++) {
          assertEquals(expected[e], result.getFloat(head, i, e), 2e-5);
        }
      }
    }
  }
}
