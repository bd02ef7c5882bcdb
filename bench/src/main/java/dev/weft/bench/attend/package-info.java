/** Attention from one file of tensors to another. */
package dev.weft.bench.attend;
