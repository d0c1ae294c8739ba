/**
 * What every store must do, whatever stands behind it. A module that has a store extends one class and opens it
 * there; the tests speak only through the API.
 *
 * <p>Start at {@link io.partita.engine.api.contract.ItemStoreContract}.
 */
@NullMarked
package io.partita.engine.api.contract;

import org.jspecify.annotations.NullMarked;
