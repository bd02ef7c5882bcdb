package dev.weft.bench.readme;

import dev.weft.bench.report.Workload;

/**
 * One of those that are measured by turns.
 *
 * @param work what a call computes
 * @param prepare runs before each turn and is not measured
 * @param call the call
 */
record Contestant(Workload work, Runnable prepare, Runnable call) {

  String label() {
    return work.label();
  }
}
