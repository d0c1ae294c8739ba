/**
 * How an ordered store is opened, without having to know which kinds there are.
 *
 * <p>Start at {@link io.partita.engine.storage.open.OrderedStores}.
 */
@NullMarked
package io.partita.engine.storage.open;

import org.jspecify.annotations.NullMarked;
