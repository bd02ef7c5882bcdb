package dev.weft.bench.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weft.bench.problem.Case;
import dev.weft.bench.problem.Pattern;
import dev.weft.bench.problem.Problem;
import dev.weft.dsa.Binding;
import dev.weft.dsa.Engine;
import dev.weft.tensor.DType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxTest {

  static Stream<Case> cases() {
    return Stream.of(Pattern.HEADTAIL, Pattern.LOCAL, Pattern.DENSE)
        .flatMap(
            pattern ->
                Stream.of(false, true)
                    .map(causal -> new Case(pattern, causal, DType.F32, 2, 64, 320, 0.6)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theModelThatIsTimedComputesTheSame(Case c) {
    Peers.Found found = Peers.onnxRuntime();
    assumeTrue(found.peer() != null, found::line);
    try (Peer peer = found.peer();
        Engine engine = Engine.create();
        Problem p = Problem.of(c);
        Binding binding = p.bind(engine);
        PeerRun run = peer.sparse(p);
        PeerRun masked = peer.masked(p)) {
      assertTrue(peer.computes(c));
      binding.run().await();
      assertArrayEquals(p.out().toFloatArray(), run.output(), 2e-5f);
      assertArrayEquals(p.out().toFloatArray(), masked.output(), 2e-5f);
    }
  }

  @Test
  void itIsAskedOnlyForWhatItComputes() {
    Peers.Found found = Peers.onnxRuntime();
    assumeTrue(found.peer() != null, found::line);
    try (Peer peer = found.peer()) {
      assertFalse(peer.computes(Case.of(Pattern.ROUTED, 12, 64, 1024)));
      assertFalse(peer.computes(Case.of(Pattern.HEADTAIL, 12, 64, 1000)));
      assertFalse(peer.computes(Case.of(Pattern.DENSE, 12, 64, 1 << 16)));
      assertFalse(peer.computes(Case.of(Pattern.DENSE, 12, 64, 1024).with(DType.F16)));
    }
  }

  @Test
  void messagesAreAsTheFormatHasThem() {
    byte[] bytes =
        new ProtoWriter()
            .number(1, 300)
            .text(2, "hi")
            .real(4, 1f)
            .message(3, new ProtoWriter().number(1, -1))
            .toByteArray();
    byte[] expected = {
      0x08,
      (byte) 0xac,
      0x02,
      0x12,
      2,
      'h',
      'i',
      0x25,
      0,
      0,
      (byte) 0x80,
      0x3f,
      0x1a,
      11,
      0x08,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      -1,
      1
    };
    assertEquals(expected.length, bytes.length);
    assertArrayEquals(expected, bytes);
  }
}
