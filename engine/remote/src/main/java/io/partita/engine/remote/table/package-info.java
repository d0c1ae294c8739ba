/**
 * Tables: made, described, changed and dropped through the protocol, and what is known of their keys.
 *
 * <p>Start at {@link io.partita.engine.remote.table.TableControl}.
 */
@NullMarked
package io.partita.engine.remote.table;

import org.jspecify.annotations.NullMarked;
