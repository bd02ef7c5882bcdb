package dev.weft.dsa.oracle;

import dev.weft.tensor.DType;

/**
 * Says whether a result is close enough to the reference: the numbers that the operator must honour
 * on unit-normal inputs. Where the reference is not finite (a row that sees NaN or infinity)
 * nothing is claimed.
 */
public final class Agreement {
  /** Below so many elements a norm says little: the outputs may cancel by chance. */
  private static final int FEW = 1000;

  private Agreement() {}

  /**
   * Checks selection, output and log-sum-exp, the latter two given the selection.
   *
   * @param outType the type that the output was stored in
   * @return the reference
   */
  public static Reference check(Call call, Result result, DType outType) {
    return check(call, result, outType, 1);
  }

  /** Does the same where logits are larger than unit-normal ones, and errors by a factor. */
  public static Reference check(Call call, Result result, DType outType, double factor) {
    if (call.spec().routed() != null) {
      Routing.check(call, result.selection());
    }
    Reference reference = Reference.of(call, result.selection());
    double growth = factor * growth(call);
    checkOut(call, reference, result, outType, growth);
    if (result.logSumExp() != null) {
      checkLogSumExp(call, reference, result.logSumExp(), growth);
    }
    return reference;
  }

  private static void checkOut(
      Call call, Reference reference, Result result, DType outType, double growth) {
    double largest = 0;
    double error = 0;
    double norm = 0;
    int worst = 0;
    for (int e = 0; e < reference.out().length; e++) {
      double expected = reference.out()[e];
      double difference = Math.abs(result.out()[e] - expected);
      if (!Double.isFinite(expected)) {
        continue;
      }
      if (!Float.isFinite(result.out()[e])) {
        throw failure("out", call, e, expected, result.out()[e], 0);
      }
      largest = Math.max(largest, Math.abs(expected));
      norm += expected * expected;
      error += difference * difference;
      worst = difference > Math.abs(result.out()[worst] - reference.out()[worst]) ? e : worst;
    }
    if (norm == 0 && error == 0) {
      return;
    }
    double most = Math.abs(result.out()[worst] - reference.out()[worst]);
    double allowed = allowed(call, reference, result, largest, outType, growth);
    if (most > allowed) {
      throw failure("out", call, worst, reference.out()[worst], result.out()[worst], allowed);
    }
    if (call.dtype() == DType.F32 && outType == DType.F32) {
      int n = reference.out().length;
      double floor = n < FEW ? 0.1 * Math.sqrt(n) : 0;
      double relative = Math.sqrt(error) / Math.max(floor, Math.sqrt(norm));
      if (relative > 1e-6 * growth) {
        throw new AssertionError("relative norm of the error is " + relative + "; " + call);
      }
    }
  }

  private static double allowed(
      Call call, Reference reference, Result result, double largest, DType outType, double growth) {
    double store = outType == DType.F32 ? 0 : 1.01 * Rounding.unit(outType, largest);
    if (call.dtype() == DType.F32) {
      return 2e-5 * growth + store;
    }
    double[] eager = Reference.eager(call, result.selection());
    double most = 0;
    for (int e = 0; e < eager.length; e++) {
      double difference = Math.abs(eager[e] - reference.out()[e]);
      most = !Double.isFinite(difference) ? most : Math.max(most, difference);
    }
    return 2 * most + 1e-5 + (outType == call.dtype() ? 0 : store);
  }

  private static void checkLogSumExp(
      Call call, Reference reference, float[] logSumExp, double growth) {
    for (int e = 0; e < logSumExp.length; e++) {
      double expected = reference.logSumExp()[e];
      double allowed = 2e-6 * growth * Math.max(1, Math.abs(expected));
      boolean ok =
          Double.isNaN(expected)
              || (double) logSumExp[e] == expected
              || Math.abs(logSumExp[e] - expected) <= allowed;
      if (!ok) {
        throw failure(
            "logSumExp", call, e * call.spec().headDim(), expected, logSumExp[e], allowed);
      }
    }
  }

  /** How much larger than at the default scale logits are, and with them the error of F32 ones. */
  private static double growth(Call call) {
    return Math.max(1, call.spec().scale() * Math.sqrt(call.spec().headDim()));
  }

  private static AssertionError failure(
      String what, Call call, int at, double expected, double actual, double allowed) {
    int d = call.spec().headDim();
    return new AssertionError(
        "%s[head %d, row %d, %d] is %s, expected %s within %s; %s"
            .formatted(
                what,
                at / d / call.queries(),
                at / d % call.queries(),
                at % d,
                actual,
                expected,
                allowed,
                call));
  }
}
