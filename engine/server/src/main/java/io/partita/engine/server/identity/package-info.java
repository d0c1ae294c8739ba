/**
 * Users, their access keys and their policies, kept in one encrypted file that is read again when it changes.
 *
 * <p>Start at {@link io.partita.engine.server.identity.CredentialsFile}, and for a server that runs at
 * {@link io.partita.engine.server.identity.LiveIdentities}.
 */
@NullMarked
package io.partita.engine.server.identity;

import org.jspecify.annotations.NullMarked;
