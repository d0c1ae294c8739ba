package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signatures of version 4, in the header or in the query. Safe for many threads.
 *
 * <p>Which of several mistakes is reported is fixed: both forms, no form, parts that are missing, the time, headers that
 * are not signed, the algorithm, the credential and its scope, the key, the signature, the session.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 * Create a signed AWS API request</a>.
 */
public final class SignatureVerifier {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** Verifies signatures of keys that there are not, so that they take as long as those of keys that there are. */
    private static final AccessKey NOBODY = AccessKey.permanent("", "", "nobody has this secret, and nobody gets in");

    private final AccessKeys keys;
    private final InstantSource clock;
    private final String service;
    private final @Nullable String region;

    /**
     * Verifies for DynamoDB.
     *
     * @param region for which requests must be signed, or null if any will do
     */
    public SignatureVerifier(AccessKeys keys, InstantSource clock, @Nullable String region) {
        this(keys, clock, "dynamodb", region);
    }

    SignatureVerifier(AccessKeys keys, InstantSource clock, String service, @Nullable String region) {
        this.keys = keys;
        this.clock = clock;
        this.service = service;
        this.region = region;
    }

    /**
     * Whose request it is.
     *
     * @throws ServiceException MISSING_AUTHENTICATION_TOKEN, INCOMPLETE_SIGNATURE, INVALID_SIGNATURE,
     *     UNRECOGNIZED_CLIENT or EXPIRED_TOKEN, in the words of the service
     */
    public VerifiedRequest verify(SignedRequest request) {
        RequestHeaders headers = RequestHeaders.of(request.headers());
        QueryParameters query = QueryParameters.parse(request.query());
        SignatureClaim claim = claim(headers, query);
        Instant now = clock.instant();
        claim.time().check(now, claim.validSeconds());
        SignedHeaders signedHeaders = SignedHeaders.parse(claim.signedHeaders());
        checkCovered(signedHeaders, headers, claim);
        if (!claim.algorithm().equals(ALGORITHM)) {
            throw Refusals.incomplete(
                    "Unsupported AWS 'algorithm': '" + claim.algorithm() + "' (only AWS4-HMAC-SHA256 for now). ");
        }
        Credential credential = Credential.parse(claim.credential(), claim.time(), service, region);
        AccessKey known = keys.find(credential.accessKeyId());
        AccessKey key = known == null ? NOBODY : known;
        CanonicalRequest canonical = new CanonicalRequest(request, query, headers, signedHeaders, claim.isPresigned());
        boolean isRight = isRight(canonical, claim, credential, key);
        if (known == null) {
            throw Refusals.unrecognized();
        } else if (!isRight) {
            throw Refusals.mismatch();
        }
        checkSession(key.token(), claim.token(), now);
        return new VerifiedRequest(key, credential.scope().region());
    }

    private static SignatureClaim claim(RequestHeaders headers, QueryParameters query) {
        String authorization = headers.authorization();
        boolean isPresigned = query.has(QueryParameters.ALGORITHM);
        if (authorization != null && isPresigned) {
            throw Refusals.invalid(
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP" + " header.");
        } else if (isPresigned) {
            return PresignedQuery.read(query, headers);
        } else if (authorization == null) {
            throw Refusals.missingToken();
        }
        return AuthorizationHeader.read(authorization, headers);
    }

    private static void checkCovered(SignedHeaders signed, RequestHeaders headers, SignatureClaim claim) {
        signed.require("Host");
        String timeHeader = claim.timeHeader();
        if (timeHeader != null) {
            signed.require(timeHeader);
        }
        signed.requireIfPresent("X-Amz-Target", headers.target());
        signed.requireIfPresent("X-Amz-Security-Token", headers.token());
        signed.requireIfPresent("X-Amz-Content-Sha256", headers.contentHash());
    }

    private static boolean isRight(
            CanonicalRequest canonical, SignatureClaim claim, Credential credential, AccessKey key) {
        Workspace workspace = Workspace.ofThisThread();
        SigningKey signingKey = key.signingKey(credential.scope());
        CanonicalText text = workspace.text();
        canonical.append(text, workspace);
        boolean isBodyAsDeclared = canonical.isBodyAsDeclared(text);
        byte[] hash = workspace.hashOf(text);
        text.clear();
        appendStringToSign(claim.time(), credential.scopeText(), hash, text);
        byte[] expected = workspace.authenticate(signingKey.key(), text.bytes(), text.length());
        byte[] presented = Hexadecimal.decodeSignature(claim.signature());
        return MessageDigest.isEqual(expected, presented) && isBodyAsDeclared;
    }

    /** What the signing key signs: when and for what, and the hash of the canonical request. */
    static void appendStringToSign(SigningTime time, String scope, byte[] hash, CanonicalText text) {
        text.append(ALGORITHM);
        text.append('\n');
        text.append(time.text());
        text.append('\n');
        text.append(scope);
        text.append('\n');
        Hexadecimal.append(hash, text);
    }

    /** A key of a session needs the session's token, and no other key may come with one. */
    private static void checkSession(@Nullable SessionToken token, @Nullable String presented, Instant now) {
        if (token == null ? presented != null : !token.is(presented)) {
            throw Refusals.unrecognized();
        } else if (token != null && !now.isBefore(token.expires())) {
            throw Refusals.expiredToken();
        }
    }
}
