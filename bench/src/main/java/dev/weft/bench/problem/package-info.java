/** What is measured: cases, their tensors, and the operations that they need. */
package dev.weft.bench.problem;
