package io.partita.engine.server.signature;

/**
 * What a signature is good for: a day, a region and a service.
 *
 * @param date {@code 20261123}
 * @param region as the client calls it: {@code us-east-1}
 * @param service {@code dynamodb}
 */
record CredentialScope(String date, String region, String service) {
    static final String TERMINATOR = "aws4_request";

    int hash() {
        int hash = 31 * region.hashCode() + date.hashCode();
        return hash ^ (hash >>> 16);
    }
}
