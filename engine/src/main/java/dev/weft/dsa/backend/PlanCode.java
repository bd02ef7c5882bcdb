package dev.weft.dsa.backend;

/** A backend's side of a plan. Shared by threads. */
public interface PlanCode {
  /** Sizes the workspace and binds it to the operands, which were checked. */
  BoundRun bind(Operands operands);

  /** Lines on kernels and choices, without a line end at the end. */
  String explain();
}
