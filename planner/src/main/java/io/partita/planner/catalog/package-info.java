/**
 * Tables and views as statements see them: what the store says, attributes that were declared or sampled, and the
 * definitions of views, which are items of a table of their own.
 *
 * <p>Start at {@link io.partita.planner.catalog.Catalog}.
 */
@NullMarked
package io.partita.planner.catalog;

import org.jspecify.annotations.NullMarked;
