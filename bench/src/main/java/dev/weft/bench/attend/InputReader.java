package dev.weft.bench.attend;

import dev.weft.dsa.Coo;
import dev.weft.tensor.DType;
import dev.weft.tensor.Safetensors;
import dev.weft.tensor.Tensor;
import java.util.Arrays;

/** Takes the tensors out of a file and checks each. Messages name the tensor as the file does. */
final class InputReader {
  private final Safetensors file;

  InputReader(Safetensors file) {
    this.file = file;
  }

  AttendInput read() {
    Tensor q = floats("q");
    Tensor k = floats("k");
    Tensor v = floats("v");
    shape("k", k, k.shape(0), k.shape(1), q.shape(2));
    shape("v", v, k.shape(0), k.shape(1), q.shape(2));
    dtype("k", k, q.dtype());
    dtype("v", v, q.dtype());
    long n = q.shape(1);
    long most = Integer.MAX_VALUE - 4096;
    if (n > most || k.shape(1) > most) {
      throw bad("q or k", "shape", Arrays.toString(q.shape()), "at most " + most + " tokens");
    }
    if (k.shape(0) == 0 || q.shape(0) % k.shape(0) != 0) {
      throw bad("k", "shape[0]", k.shape(0), "a divisor of the " + q.shape(0) + " heads of \"q\"");
    }
    int[] queries = seqlens("cu_seqlens", (int) n);
    int[] keys = queries;
    if (file.contains("cu_seqlens_k")) {
      present("cu_seqlens", "goes with \"cu_seqlens_k\"");
      keys = seqlens("cu_seqlens_k", (int) k.shape(1));
    } else if (k.shape(1) != n && file.contains("cu_seqlens")) {
      present("cu_seqlens_k", "is needed where \"k\" and \"q\" have different tokens");
    } else if (k.shape(1) != n) {
      keys = new int[] {0, (int) k.shape(1)};
    }
    return new AttendInput(q, k, v, gate(q), queries, keys, coo(q, queries));
  }

  private Tensor floats(String name) {
    Tensor t = get(name);
    if (!t.dtype().isFloat()) {
      throw bad(name, "dtype", t.dtype(), "F32, F16 or BF16");
    }
    if (t.rank() != 3) {
      throw bad(
          name,
          "shape",
          Arrays.toString(t.shape()),
          name.equals("q") ? "[heads, n, d]" : "[kvHeads, n, d]");
    }
    return t;
  }

  private Tensor gate(Tensor q) {
    if (!file.contains("gate")) {
      return null;
    }
    Tensor gate = get("gate");
    dtype("gate", gate, DType.F32);
    if (gate.rank() == 1) {
      shape("gate", gate, q.shape(1));
    } else {
      shape("gate", gate, q.shape(0), q.shape(1));
    }
    for (long i = 0; i < gate.elements(); i++) {
      long column = gate.rank() == 1 ? i : i % q.shape(1);
      float g = gate.rank() == 1 ? gate.getFloat(column) : gate.getFloat(i / q.shape(1), column);
      if (!(g >= 0 && g <= 1)) {
        String index =
            gate.rank() == 1 ? "[" + i + "]" : "[" + i / q.shape(1) + ", " + column + "]";
        throw bad("gate", index, g, "0 to 1");
      }
    }
    return gate;
  }

  /** Where segments begin; one segment if the file does not say. */
  private int[] seqlens(String name, int tokens) {
    if (!file.contains(name)) {
      return new int[] {0, tokens};
    }
    int[] cu = integers(name).toIntArray();
    if (cu.length < 1 || cu[0] != 0) {
      throw bad(name, "[0]", cu.length < 1 ? "missing" : cu[0], "0");
    }
    for (int s = 1; s < cu.length; s++) {
      if (cu[s] < cu[s - 1]) {
        throw bad(name, "[" + s + "]", cu[s], "at least " + cu[s - 1] + ", which is before it");
      }
    }
    if (cu[cu.length - 1] != tokens) {
      throw bad(name, "last element", cu[cu.length - 1], tokens + ", the number of tokens");
    }
    return cu;
  }

  private Coo coo(Tensor q, int[] queries) {
    String[] parts = {"coo_row", "coo_col", "coo_value"};
    boolean any = file.contains("coo_head_ptr");
    for (String part : parts) {
      any |= file.contains(part);
    }
    if (!any) {
      return null;
    }
    for (String part : parts) {
      present(part, "goes with the other coo tensors");
    }
    Tensor row = integers("coo_row");
    Tensor col = integers("coo_col");
    Tensor value = get("coo_value");
    dtype("coo_value", value, DType.F32);
    shape("coo_col", col, row.elements());
    shape("coo_value", value, row.elements());
    try {
      if (!file.contains("coo_head_ptr")) {
        return Coo.of(row, col, value, queries);
      }
      Tensor pointers = integers("coo_head_ptr");
      shape("coo_head_ptr", pointers, q.shape(0) + 1);
      long[] headPtr = Arrays.stream(pointers.toIntArray()).asLongStream().toArray();
      return Coo.perHead(headPtr, row, col, value, queries);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("coo: " + e.getMessage(), e);
    }
  }

  private Tensor integers(String name) {
    Tensor t = get(name);
    dtype(name, t, DType.I32);
    if (t.rank() != 1) {
      throw bad(name, "shape", Arrays.toString(t.shape()), "one dimension");
    }
    return t;
  }

  private Tensor get(String name) {
    present(name, "is needed");
    return file.get(name);
  }

  private void present(String name, String why) {
    if (!file.contains(name)) {
      throw new IllegalArgumentException("tensor \"" + name + "\" is missing: it " + why);
    }
  }

  private static void dtype(String name, Tensor t, DType dtype) {
    if (t.dtype() != dtype) {
      throw bad(name, "dtype", t.dtype(), dtype.toString());
    }
  }

  private static void shape(String name, Tensor t, long... shape) {
    if (!Arrays.equals(t.shape(), shape)) {
      throw bad(name, "shape", Arrays.toString(t.shape()), Arrays.toString(shape));
    }
  }

  private static IllegalArgumentException bad(
      String name, String what, Object value, String expected) {
    String property = what.startsWith("[") ? what : " " + what;
    return new IllegalArgumentException(
        "tensor \"" + name + "\"" + property + " is " + value + ", expected " + expected);
  }
}
