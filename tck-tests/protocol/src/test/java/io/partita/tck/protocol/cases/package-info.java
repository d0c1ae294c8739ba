/**
 * Requests and their exact answers, from text files, sent as bytes and by the AWS SDK.
 *
 * <p>Start at {@link io.partita.tck.protocol.cases.ConformanceTest}.
 */
@NullMarked
package io.partita.tck.protocol.cases;

import org.jspecify.annotations.NullMarked;
