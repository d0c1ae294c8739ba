/**
 * Signature Version 4: who sent a request, and whether it is what was sent. Knows nothing of the HTTP library.
 *
 * <p>Start at {@link io.partita.engine.server.signature.SignatureVerifier}.
 */
@NullMarked
package io.partita.engine.server.signature;

import org.jspecify.annotations.NullMarked;
