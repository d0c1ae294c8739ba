package io.partita.planner.plan;

import io.partita.planner.expression.Scalar;

/**
 * Two values that must be equal.
 *
 * @param left over the left row
 * @param right over the right row
 * @param nullsMatch whether NULL or MISSING on both sides is equal, too; otherwise it has no partner
 */
public record JoinKey(Scalar left, Scalar right, boolean nullsMatch) {}
