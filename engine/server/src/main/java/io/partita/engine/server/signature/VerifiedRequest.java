package io.partita.engine.server.signature;

/**
 * Whose request it is.
 *
 * @param key with which it was signed
 * @param region for which it was signed
 */
public record VerifiedRequest(AccessKey key, String region) {}
