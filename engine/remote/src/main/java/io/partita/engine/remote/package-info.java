/** A store behind an endpoint that speaks the DynamoDB protocol. */
@NullMarked
package io.partita.engine.remote;

import org.jspecify.annotations.NullMarked;
