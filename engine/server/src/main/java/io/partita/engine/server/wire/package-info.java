/**
 * Requests as JSON: what each member may be, read without building a tree and checked in the order and with the texts of
 * the service; and items as JSON, both ways.
 *
 * <p>Start at {@link io.partita.engine.server.wire.Structure}.
 */
@NullMarked
package io.partita.engine.server.wire;

import org.jspecify.annotations.NullMarked;
