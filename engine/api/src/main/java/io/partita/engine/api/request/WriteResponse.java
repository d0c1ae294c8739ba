package io.partita.engine.api.request;

import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers.
 *
 * @param attributes what {@link ReturnValues} asked for, or null if nothing was asked for or there is nothing
 */
public record WriteResponse(@Nullable Item attributes, Consumed consumed) {}
