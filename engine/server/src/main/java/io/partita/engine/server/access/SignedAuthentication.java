package io.partita.engine.server.access;

import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.http.HttpCall;
import io.partita.engine.server.identity.LiveIdentities;
import io.partita.engine.server.policy.Permissions;
import io.partita.engine.server.protocol.Authentication;
import io.partita.engine.server.signature.SignatureVerifier;
import io.partita.engine.server.signature.SignedRequest;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Lets in who signs with the key of a user, to do what the user's policies allow. Safe for many threads. */
public final class SignedAuthentication implements Authentication {
    private final LiveIdentities identities;
    private final SignatureVerifier verifier;

    /**
     * Asks these users.
     *
     * @param region for which requests must be signed, or null if any will do
     */
    public SignedAuthentication(LiveIdentities identities, InstantSource clock, @Nullable String region) {
        this.identities = identities;
        this.verifier = new SignatureVerifier(identities, clock, region);
    }

    @Override
    public Caller authenticate(HttpCall call) {
        String userName = verifier.verify(signedRequest(call)).key().userName();
        Permissions permissions = identities.permissions(userName);
        if (permissions == null) {
            // The user was deleted since the key was found.
            throw new ServiceException(
                    ErrorType.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
        }
        return new Caller(userName, new PolicyPermission(permissions, call.peer()));
    }

    static SignedRequest signedRequest(HttpCall call) {
        String target = call.target();
        int question = target.indexOf('?');
        return new SignedRequest(
                call.method(),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                call.headers(),
                ByteBuffer.wrap(call.body()));
    }
}
