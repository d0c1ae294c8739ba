/**
 * Simulated processes that can be up or down, and messages between them that come late or get lost.
 *
 * <p>Start at {@link io.partita.faults.network.Network}.
 */
@NullMarked
package io.partita.faults.network;

import org.jspecify.annotations.NullMarked;
