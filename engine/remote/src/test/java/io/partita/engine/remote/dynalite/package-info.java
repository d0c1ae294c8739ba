/**
 * The contract of a store over dynalite, another implementation of the protocol: in the profile {@code dynalite}.
 *
 * <p>Start at {@link io.partita.engine.remote.dynalite.DynaliteStoreTest}.
 */
@NullMarked
package io.partita.engine.remote.dynalite;

import org.jspecify.annotations.NullMarked;
