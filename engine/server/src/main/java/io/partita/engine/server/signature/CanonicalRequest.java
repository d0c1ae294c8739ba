package io.partita.engine.server.signature;

/**
 * What of a request is signed, in the one form in which client and server write it.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 * Create a signed AWS API request, step 1</a>.
 */
record CanonicalRequest(
        SignedRequest request,
        QueryParameters query,
        RequestHeaders headers,
        SignedHeaders signedHeaders,
        boolean isPresigned) {
    private static final int HASH_DIGITS = 64;

    void append(CanonicalText text, Workspace workspace) {
        text.append(request.method());
        text.append('\n');
        text.append(CanonicalPath.of(request.path()));
        text.append('\n');
        query.append(text, isPresigned);
        text.append('\n');
        signedHeaders.append(headers, text);
        text.append('\n');
        workspace.appendHashOf(request.body(), text);
    }

    /** Whether the body is what a header says it is, if one does; that a body is not signed is not accepted. */
    boolean isBodyAsDeclared(CanonicalText appended) {
        String declared = headers.contentHash();
        return declared == null || (declared.length() == HASH_DIGITS && appended.endsWith(declared));
    }
}
