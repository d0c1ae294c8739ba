/**
 * HTTP over sockets, and nothing of what is said over it: connections with their bounds and deadlines, whole requests in,
 * answers out, one after the other on each connection.
 *
 * <p>Start at {@link io.partita.engine.server.http.HttpListener}.
 */
@NullMarked
package io.partita.engine.server.http;

import org.jspecify.annotations.NullMarked;
