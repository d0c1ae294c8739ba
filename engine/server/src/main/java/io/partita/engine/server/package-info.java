/** The DynamoDB protocol over HTTP in front of a store. */
@NullMarked
package io.partita.engine.server;

import org.jspecify.annotations.NullMarked;
