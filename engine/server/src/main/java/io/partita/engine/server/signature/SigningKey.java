package io.partita.engine.server.signature;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that is derived from a secret for one scope, by four steps of HMAC.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 * Create a signed AWS API request, step 4</a>.
 */
final class SigningKey {
    private final CredentialScope scope;
    private final SecretKeySpec key;

    private SigningKey(CredentialScope scope, SecretKeySpec key) {
        this.scope = scope;
        this.key = key;
    }

    static SigningKey derive(String secret, CredentialScope scope) {
        Workspace workspace = Workspace.ofThisThread();
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {scope.date(), scope.region(), scope.service(), CredentialScope.TERMINATOR}) {
            byte[] message = part.getBytes(StandardCharsets.ISO_8859_1);
            key = workspace.authenticate(hmacKey(key), message, message.length);
        }
        return new SigningKey(scope, hmacKey(key));
    }

    private static SecretKeySpec hmacKey(byte[] key) {
        return new SecretKeySpec(key, Workspace.AUTHENTICATION);
    }

    boolean isFor(CredentialScope other) {
        return scope.equals(other);
    }

    SecretKeySpec key() {
        return key;
    }

    @Override
    public String toString() {
        return "signing key for " + scope;
    }
}
