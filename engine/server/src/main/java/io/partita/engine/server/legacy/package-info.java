/**
 * The parameters that requests had before there were expressions, as what a store evaluates.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html">Legacy
 * conditional parameters</a>.
 *
 * <p>Start at {@link io.partita.engine.server.legacy.Comparison}.
 */
@NullMarked
package io.partita.engine.server.legacy;

import org.jspecify.annotations.NullMarked;
