/**
 * A store behind an endpoint that speaks the DynamoDB protocol, over the AWS SDK.
 *
 * <p>Start at {@link io.partita.engine.remote.RemoteStore}.
 */
@NullMarked
package io.partita.engine.remote;

import org.jspecify.annotations.NullMarked;
