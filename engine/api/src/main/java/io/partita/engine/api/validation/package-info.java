/**
 * What the service refuses, in its words: table definitions, keys, items and updates that break the limits of the data model
 * or do not fit their table. Pure, so that every way in refuses the same.
 *
 * <p>Start at {@link io.partita.engine.api.validation.ItemValidation}.
 */
@NullMarked
package io.partita.engine.api.validation;

import org.jspecify.annotations.NullMarked;
