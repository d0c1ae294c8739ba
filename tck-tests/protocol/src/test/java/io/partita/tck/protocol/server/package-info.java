/**
 * The server that the tests of this module talk to, through a socket and with signatures.
 *
 * <p>Start at {@link io.partita.tck.protocol.server.SignedServer}.
 */
@NullMarked
package io.partita.tck.protocol.server;

import org.jspecify.annotations.NullMarked;
