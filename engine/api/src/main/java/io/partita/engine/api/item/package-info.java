/**
 * Items and the values in them: ten types, exact numbers, sizes as the service counts them.
 *
 * <p>Start at {@link io.partita.engine.api.item.AttributeValue}.
 */
@NullMarked
package io.partita.engine.api.item;

import org.jspecify.annotations.NullMarked;
