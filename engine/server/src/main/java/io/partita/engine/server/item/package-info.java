/**
 * The operations on items: one at a time, in batches, and page by page.
 *
 * <p>Start at {@link io.partita.engine.server.item.ItemOperations}.
 */
@NullMarked
package io.partita.engine.server.item;

import org.jspecify.annotations.NullMarked;
