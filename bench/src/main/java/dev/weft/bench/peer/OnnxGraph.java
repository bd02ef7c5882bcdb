package dev.weft.bench.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an ONNX model, node by node. Each node's output is named by a number. */
final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int INT = 2;
  private static final int INTS = 7;

  private final Map<String, long[]> inputs = new LinkedHashMap<>();
  private final List<ProtoWriter> constants = new ArrayList<>();
  private final List<ProtoWriter> nodes = new ArrayList<>();
  private int named;

  /** A tensor that each run is given. */
  String input(String name, long... dims) {
    inputs.put(name, dims.clone());
    return name;
  }

  /** The names of all inputs. */
  List<String> inputs() {
    return List.copyOf(inputs.keySet());
  }

  /** A vector of whole numbers. */
  String longs(long... values) {
    ProtoWriter tensor = new ProtoWriter().number(1, values.length).number(2, INT64);
    Arrays.stream(values).forEach(value -> tensor.number(7, value));
    return constant(tensor);
  }

  /** One float. */
  String real(float value) {
    return constant(new ProtoWriter().number(2, FLOAT).real(4, value));
  }

  private String constant(ProtoWriter tensor) {
    String name = "c" + named++;
    constants.add(tensor.text(8, name));
    return name;
  }

  /** A node without attributes. */
  String node(String operator, String... of) {
    return add(operator, null, of);
  }

  /** A node with one number as an attribute. */
  String node(String operator, String attribute, long value, String... of) {
    ProtoWriter written = new ProtoWriter().text(1, attribute).number(3, value).number(20, INT);
    return add(operator, written, of);
  }

  /** The last two dimensions of four exchanged. */
  String transposed(String of) {
    ProtoWriter written = new ProtoWriter().text(1, "perm").number(20, INTS);
    for (long dim : new long[] {0, 1, 3, 2}) {
      written.number(8, dim);
    }
    return add("Transpose", written, of);
  }

  /** A part of a tensor along one dimension. */
  String slice(String of, int axis, long from, long to) {
    return node("Slice", of, longs(from), longs(to), longs(axis));
  }

  /** Attention: {@code softmax(scale · q kᵀ + mask) v}, without a mask if it is null. */
  String attention(String q, String k, String v, float scale, String mask) {
    String scores = node("Mul", node("MatMul", q, transposed(k)), real(scale));
    String masked = mask == null ? scores : node("Add", scores, mask);
    return node("MatMul", node("Softmax", "axis", -1, masked), v);
  }

  private String add(String operator, ProtoWriter attribute, String... of) {
    String name = "t" + named++;
    ProtoWriter node = new ProtoWriter();
    for (String input : of) {
      node.text(1, input);
    }
    node.text(2, name).text(3, name).text(4, operator);
    if (attribute != null) {
      node.message(5, attribute);
    }
    nodes.add(node);
    return name;
  }

  /** The model's bytes. */
  byte[] model(String output, long... dims) {
    ProtoWriter graph = new ProtoWriter();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, "attention");
    constants.forEach(constant -> graph.message(5, constant));
    inputs.forEach((name, shape) -> graph.message(11, value(name, shape)));
    graph.message(12, value(output, dims));
    return new ProtoWriter()
        .number(1, IR_VERSION)
        .text(2, "weft")
        .message(7, graph)
        .message(8, new ProtoWriter().text(1, "").number(2, OPSET))
        .toByteArray();
  }

  private static ProtoWriter value(String name, long[] dims) {
    ProtoWriter shape = new ProtoWriter();
    for (long dim : dims) {
      shape.message(1, new ProtoWriter().number(1, dim));
    }
    ProtoWriter tensor = new ProtoWriter().number(1, FLOAT).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }
}
