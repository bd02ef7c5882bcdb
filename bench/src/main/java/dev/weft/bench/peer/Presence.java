package dev.weft.bench.peer;

import dev.weft.bench.problem.Case;
import java.util.function.Predicate;

/**
 * Whether a peer is here.
 *
 * @param name the peer's name
 * @param here whether it can run
 * @param line its version, or that it is missing and why
 * @param computes the cases that it computes in a way that its users would choose
 */
public record Presence(String name, boolean here, String line, Predicate<Case> computes) {}
