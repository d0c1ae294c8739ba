/**
 * Who calls and what they may do: signatures, users and policies in front of the operations.
 *
 * <p>Start at {@link io.partita.engine.server.access.SignedAuthentication}.
 */
@NullMarked
package io.partita.engine.server.access;

import org.jspecify.annotations.NullMarked;
