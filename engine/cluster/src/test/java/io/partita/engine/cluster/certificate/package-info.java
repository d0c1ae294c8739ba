/** Tests of certificates, and an authority that signs them. */
@NullMarked
package io.partita.engine.cluster.certificate;

import org.jspecify.annotations.NullMarked;
