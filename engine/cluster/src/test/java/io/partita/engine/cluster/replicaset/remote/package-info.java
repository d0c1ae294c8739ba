/** Tests of replica sets in other processes: without sockets and clocks, and with both. */
@NullMarked
package io.partita.engine.cluster.replicaset.remote;

import org.jspecify.annotations.NullMarked;
