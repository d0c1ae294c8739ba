/**
 * Policies: what users may do with tables and indexes, as the identity service of AWS writes it.
 *
 * <p>Start at {@link io.partita.engine.server.policy.Permissions}.
 */
@NullMarked
package io.partita.engine.server.policy;

import org.jspecify.annotations.NullMarked;
