/**
 * Attribute values as the tests see them, made of nothing of the product: plain Java objects, two marks for what is not
 * there, and the text in which golden files show them.
 *
 * <p>Start at {@link io.partita.tck.sql.value.Literals}.
 */
@NullMarked
package io.partita.tck.sql.value;

import org.jspecify.annotations.NullMarked;
