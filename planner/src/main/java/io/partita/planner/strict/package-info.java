/**
 * PartiQL exactly as Amazon DynamoDB has it, straight to requests to a store: no index that was not named, no operator that it lacks, its limits and its words.
 *
 * <p>Start at {@link io.partita.planner.strict.StrictStatements}.
 */
@NullMarked
package io.partita.planner.strict;

import org.jspecify.annotations.NullMarked;
