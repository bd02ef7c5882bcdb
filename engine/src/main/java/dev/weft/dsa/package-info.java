/**
 * The operator: gated dynamic sparse attention (block-local dense attention plus gated sparse
 * global attention), its patterns, its gate, and the plans that run it.
 *
 * <p>The steps of a caller: an {@link dev.weft.dsa.Engine} (threads, backend), an {@link
 * dev.weft.dsa.AttentionSpec} (what is computed), a {@link dev.weft.dsa.Plan} (a capacity and the
 * code for it), a {@link dev.weft.dsa.Binding} (the tensors of one caller), {@link
 * dev.weft.dsa.Binding#run() run}.
 *
 * <p>Not to be confused with "DeepSeek Sparse Attention", which other projects abbreviate alike.
 */
package dev.weft.dsa;
