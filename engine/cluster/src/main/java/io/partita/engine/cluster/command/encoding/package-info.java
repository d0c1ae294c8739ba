/**
 * Our own versioned bytes for what goes through a replicated log, and between routers and storage nodes: commands, what
 * comes of them, and reads. Whatever was damaged on its way is CORRUPTION, and never something else.
 *
 * <p>Start at {@link io.partita.engine.cluster.command.encoding.CommandEncoding}.
 */
@NullMarked
package io.partita.engine.cluster.command.encoding;

import org.jspecify.annotations.NullMarked;
