package dev.weft.dsa.backend;

import dev.weft.dsa.DeviceStream;
import dev.weft.dsa.PagedCache;
import dev.weft.tensor.Tensor;

/**
 * The tensors of a binding, checked: element stride 1 along the head dimension, logical shapes as
 * below whatever the strides.
 *
 * @param q {@code [heads, n, d]}
 * @param k {@code [kvHeads, nk, d]}, or null with a cache
 * @param v {@code [kvHeads, nk, d]}, or null with a cache
 * @param cache pages that hold keys and values, or null
 * @param out {@code [heads, n, d]}
 * @param gate {@code [n]} or {@code [heads, n]} F32, or null
 * @param logSumExp {@code [heads, n]} F32, or null
 * @param selection {@code [heads, n, topK]} I32, or null
 * @param stream where a device's runs go, or null for one of the binding's own
 * @param segments the packing of the call, changed between runs only
 */
public record Operands(
    Tensor q,
    Tensor k,
    Tensor v,
    PagedCache cache,
    Tensor out,
    Tensor gate,
    Tensor logSumExp,
    Tensor selection,
    DeviceStream stream,
    Segments segments) {}
