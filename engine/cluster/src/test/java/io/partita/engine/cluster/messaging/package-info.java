/** Tests of messages over real sockets, between threads and between processes. */
@NullMarked
package io.partita.engine.cluster.messaging;

import org.jspecify.annotations.NullMarked;
