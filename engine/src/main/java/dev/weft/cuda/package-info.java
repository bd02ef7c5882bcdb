/**
 * The backend on NVIDIA GPUs: device memory, launches chosen by a plan, a CUDA graph a binding. The
 * only place that knows the bindings. Not exported.
 */
package dev.weft.cuda;
