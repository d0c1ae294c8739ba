/**
 * What a process shows others to be let in, from the files that an operator gives it, and checked before anybody sees it.
 *
 * <p>Start at {@link io.partita.engine.cluster.certificate.ClusterCertificates}.
 */
@NullMarked
package io.partita.engine.cluster.certificate;

import org.jspecify.annotations.NullMarked;
