package dev.weft.bench.attend;

import dev.weft.dsa.Coo;
import dev.weft.tensor.DType;
import dev.weft.tensor.Safetensors;
import dev.weft.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The tensors of an input file, checked: only those that have a meaning, in shapes that fit each
 * other.
 *
 * @param q {@code [heads, n, d]}
 * @param k {@code [kvHeads, nk, d]}
 * @param v {@code [kvHeads, nk, d]}
 * @param gate {@code [n]} or {@code [heads, n]} F32, or null
 * @param queries where segments' queries begin: first 0, last n
 * @param keys where their keys begin: first 0, last nk
 * @param coo the list of pairs, or null
 */
record AttendInput(Tensor q, Tensor k, Tensor v, Tensor gate, int[] queries, int[] keys, Coo coo) {

  private static final Set<String> NAMES =
      Set.of(
          "q",
          "k",
          "v",
          "gate",
          "cu_seqlens",
          "cu_seqlens_k",
          "coo_row",
          "coo_col",
          "coo_value",
          "coo_head_ptr");

  /**
   * Maps a file.
   *
   * @param arena owns the mapping
   * @throws IllegalArgumentException if the file is no such input; the message names the tensor
   */
  static AttendInput open(Path file, Arena arena) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("--in " + file + " is no file");
    }
    Safetensors tensors;
    try {
      tensors = Safetensors.open(file, arena);
    } catch (IOException e) {
      throw new IllegalArgumentException("--in " + e.getMessage(), e);
    }
    for (String name : tensors.entries().keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "tensor \"" + name + "\" is unknown, expected " + NAMES.stream().sorted().toList());
      }
    }
    return new InputReader(tensors).read();
  }

  int heads() {
    return (int) q.shape(0);
  }

  int kvHeads() {
    return (int) k.shape(0);
  }

  int headDim() {
    return (int) q.shape(2);
  }

  int tokens() {
    return (int) q.shape(1);
  }

  int keyTokens() {
    return (int) k.shape(1);
  }

  DType dtype() {
    return q.dtype();
  }
}
