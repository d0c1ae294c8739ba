/**
 * What is refused, with which SQLSTATE and which words; and the store is as it was.
 *
 * <p>Start at {@link io.partita.tck.sql.badinput.ParameterTest}.
 */
@NullMarked
package io.partita.tck.sql.badinput;

import org.jspecify.annotations.NullMarked;
