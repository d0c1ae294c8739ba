/**
 * Tables as statements see them: what the store says, and attributes that were declared or sampled.
 *
 * <p>Start at {@link io.partita.planner.catalog.Catalog}.
 */
@NullMarked
package io.partita.planner.catalog;

import org.jspecify.annotations.NullMarked;
