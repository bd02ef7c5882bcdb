/** Measurements on a GPU: time on the device against the floor, and what a caller sees. */
package dev.weft.bench.gpu;
