/**
 * Requests and answers between the processes of a cluster, over sockets of Netty, which is seen in no other package of the
 * cluster but the one of JRaft. Every failure says whether the request can have been handled: UNAVAILABLE if it certainly was
 * not, UNKNOWN_OUTCOME if it was sent and no answer came. What the bytes mean is the business of those who send and handle them.
 *
 * <p>Start at {@link io.partita.engine.cluster.messaging.Messenger}.
 */
@NullMarked
package io.partita.engine.cluster.messaging;

import org.jspecify.annotations.NullMarked;
