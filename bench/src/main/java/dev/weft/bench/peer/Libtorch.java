package dev.weft.bench.peer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.tensor.DType;
import dev.weft.tensor.Tensor;
import java.nio.Buffer;
import java.util.List;

/**
 * PyTorch's C++ library. Attention is {@code scaled_dot_product_attention}, which has a fused
 * kernel for the CPU; what that cannot express is composed of several calls.
 */
final class Libtorch implements Peer {
  private final Engine engine;
  private final NDManager manager;

  private Libtorch() {
    engine = Engine.getEngine("PyTorch");
    manager = engine.newBaseManager();
  }

  static Libtorch open() {
    // A measurement must not download anything by itself.
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    return new Libtorch();
  }

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public String version() {
    return engine.getVersion();
  }

  @Override
  public void threads(int threads) {
    JniUtils.setNumThreads(threads);
  }

  @Override
  public boolean computes(Pattern pattern) {
    return pattern == Pattern.HEADTAIL || pattern == Pattern.LOCAL || pattern == Pattern.DENSE;
  }

  @Override
  public PeerRun sparse(Problem p) {
    return switch (p.of().pattern()) {
      case DENSE -> dense(p);
      case HEADTAIL, LOCAL -> {
        var blocks = new LibtorchBlocks(p);
        yield run(
            p,
            blocks.source(),
            array(blocks.blockMask(), blocks.blockMaskShape()),
            array(blocks.globalMask(), blocks.globalMaskShape()));
      }
      default ->
          throw new IllegalArgumentException(
              "pattern is " + p.of().pattern().label() + ", which libtorch does not compute");
    };
  }

  @Override
  public PeerRun dense(Problem p) {
    String causal = p.of().causal() ? "True" : "False";
    return run(
        p,
        """
        def forward(self: __torch__.M,
            q: Tensor,
            k: Tensor,
            v: Tensor) -> Tensor:
          return torch.scaled_dot_product_attention(q, k, v, None, 0., %s, scale=%s)
        """
            .formatted(causal, p.spec().scale()));
  }

  @Override
  public PeerRun masked(Problem p) {
    int n = p.of().n();
    return run(
        p,
        """
        def forward(self: __torch__.M,
            q: Tensor,
            k: Tensor,
            v: Tensor,
            mask: Tensor) -> Tensor:
          return torch.scaled_dot_product_attention(q, k, v, mask, 0., False, scale=%s)
        """
            .formatted(p.spec().scale()),
        array(MaskValues.full(p), new Shape(1, p.of().heads(), n, n)));
  }

  private PeerRun run(Problem p, String source, NDArray... masks) {
    return new LibtorchRun(
        engine, source, List.of(array(p.q()), array(p.k()), array(p.v())), List.of(masks));
  }

  private NDArray array(Buffer values, Shape shape) {
    return manager.create(values, shape, DataType.FLOAT32);
  }

  /** A copy as {@code [1, heads, n, d]}: the fused kernel takes no other rank. */
  private NDArray array(Tensor t) {
    DataType type =
        switch (t.dtype()) {
          case F32 -> DataType.FLOAT32;
          case F16 -> DataType.FLOAT16;
          case BF16 -> DataType.BFLOAT16;
          case I32 -> DataType.INT32;
        };
    Shape shape = new Shape(1, t.shape(0), t.shape(1), t.shape(2));
    if (t.dtype() != DType.F32) {
      return manager.create(t.segment().asByteBuffer(), shape, type);
    }
    return manager.create(
        t.segment().asByteBuffer().order(java.nio.ByteOrder.nativeOrder()).asFloatBuffer(),
        shape,
        type);
  }

  @Override
  public void close() {
    manager.close();
  }
}
