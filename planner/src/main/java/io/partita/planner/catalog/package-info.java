/**
 * Tables as statements see them.
 *
 * <p>Start at {@link io.partita.planner.catalog. what the store says, and attributes that were declared or sampled:Table}.
 */
@NullMarked
package io.partita.planner.catalog;

import org.jspecify.annotations.NullMarked;
