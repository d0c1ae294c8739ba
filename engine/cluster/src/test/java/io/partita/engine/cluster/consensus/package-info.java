/** Tests of groups of real members, in this process, on loopback, with real directories. */
@NullMarked
package io.partita.engine.cluster.consensus;

import org.jspecify.annotations.NullMarked;
