package dev.weft.bench.peer;

/**
 * Sources of block-wise attention in TorchScript, with the shape as {@code $H} heads, {@code $N}
 * tokens, {@code $D} elements a head, {@code $C} blocks of {@code $B} tokens and {@code $G} globals
 * at either end.
 */
final class BlockScripts {

  private static final String BLOCKS =
      """
      def forward(self: __torch__.M,
          q: Tensor,
          k: Tensor,
          v: Tensor,
          mask: Tensor,
          globals: Tensor) -> Tensor:
        qb = torch.view(q, [$H, $C, $B, $D])
        kb = torch.view(k, [$H, $C, $B, $D])
        vb = torch.view(v, [$H, $C, $B, $D])
      """;

  private static final String ATTEND =
      """
      #
        o = torch.scaled_dot_product_attention(qb, kc, vc, mask, 0., False, scale=$S)
        out = torch.view(o, [1, $H, $N, $D])
      """;

  /** Each block's keys alone. */
  static final String LOCAL =
      BLOCKS
          + """
          #
            o = torch.scaled_dot_product_attention(qb, kb, vb, None, 0., $causal, scale=$S)
            return torch.view(o, [1, $H, $N, $D])
          """;

  /** Each block's keys, those at the head, and the last before the block (of block 0: masked). */
  static final String CAUSAL =
      BLOCKS
          + """
          #
            kh = torch.expand(torch.slice(kb, 1, 0, 1), [$H, $C, $B, $D])
            vh = torch.expand(torch.slice(vb, 1, 0, 1), [$H, $C, $B, $D])
            kp = torch.cat([torch.slice(kb, 1, 0, 1), torch.slice(kb, 1, 0, $C - 1)], 1)
            vp = torch.cat([torch.slice(vb, 1, 0, 1), torch.slice(vb, 1, 0, $C - 1)], 1)
            kc = torch.cat([kb, torch.slice(kh, 2, 0, $G), torch.slice(kp, 2, $B - $G)], 2)
            vc = torch.cat([vb, torch.slice(vh, 2, 0, $G), torch.slice(vp, 2, $B - $G)], 2)
          """
          + ATTEND
          + """
          #
            return out
          """;

  /** Each block's keys and the globals; then the globals' queries against all keys. */
  static final String ENCODER =
      BLOCKS
          + """
          #
            k0 = torch.slice(k, 2, 0, $G)
            v0 = torch.slice(v, 2, 0, $G)
            k1 = torch.slice(k, 2, $N - $G)
            v1 = torch.slice(v, 2, $N - $G)
            kg = torch.expand(torch.view(torch.cat([k0, k1], 2), [$H, 1, 2 * $G, $D]), [$H, $C, 2 * $G, $D])
            vg = torch.expand(torch.view(torch.cat([v0, v1], 2), [$H, 1, 2 * $G, $D]), [$H, $C, 2 * $G, $D])
            kc = torch.cat([kb, kg], 2)
            vc = torch.cat([vb, vg], 2)
          """
          + ATTEND
          + """
          #
            qg = torch.cat([torch.slice(q, 2, 0, $G), torch.slice(q, 2, $N - $G)], 2)
            og = torch.scaled_dot_product_attention(qg, k, v, globals, 0., False, scale=$S)
            a = torch.copy_(torch.slice(out, 2, 0, $G), torch.slice(og, 2, 0, $G))
            b = torch.copy_(torch.slice(out, 2, $N - $G), torch.slice(og, 2, $G))
            return out
          """;

  private BlockScripts() {}
}
