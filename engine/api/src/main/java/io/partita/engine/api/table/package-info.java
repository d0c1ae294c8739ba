/**
 * Tables, keys and indexes, as declared and as described.
 *
 * <p>Start at {@link io.partita.engine.api.table.TableDefinition}.
 */
@NullMarked
package io.partita.engine.api.table;

import org.jspecify.annotations.NullMarked;
