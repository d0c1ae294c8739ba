package io.partita.engine.server.signature;

import org.jspecify.annotations.Nullable;

/**
 * What a request says of its signature, not yet believed.
 *
 * @param isPresigned whether the query says it, rather than the header
 * @param algorithm {@code AWS4-HMAC-SHA256}, if it is one that we have
 * @param credential key, date, region, service and terminator
 * @param signedHeaders names, separated by semicolons
 * @param signature hexadecimal
 * @param time when it was signed
 * @param timeHeader the header that says when, or null if the query does
 * @param validSeconds for how long a presigned request is good
 * @param token the token of a session, if there is one
 */
record SignatureClaim(
        boolean isPresigned,
        String algorithm,
        String credential,
        String signedHeaders,
        String signature,
        SigningTime time,
        @Nullable String timeHeader,
        int validSeconds,
        @Nullable String token) {}
