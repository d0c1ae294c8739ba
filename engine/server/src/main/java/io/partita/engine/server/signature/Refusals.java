package io.partita.engine.server.signature;

import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;

/** Why a request is not let in, in the words of the service where it has words. */
final class Refusals {
    private static final String MISMATCH = "The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.";

    private Refusals() {}

    static ServiceException missingToken() {
        return new ServiceException(ErrorType.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
    }

    static ServiceException incomplete(String text) {
        return new ServiceException(ErrorType.INCOMPLETE_SIGNATURE, text);
    }

    static ServiceException invalid(String text) {
        return new ServiceException(ErrorType.INVALID_SIGNATURE, text);
    }

    static ServiceException mismatch() {
        return invalid(MISMATCH);
    }

    static ServiceException unrecognized() {
        return new ServiceException(
                ErrorType.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
    }

    static ServiceException expiredToken() {
        return new ServiceException(ErrorType.EXPIRED_TOKEN, "The security token included in the request is expired");
    }

    /** A header that the signature must cover. */
    static ServiceException unsigned(String header) {
        return invalid("'" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
    }

    /** A header or parameter that may be there once only, so that nobody can choose which one counts. */
    static ServiceException repeated(String what) {
        return invalid("Found several " + what + "; send exactly one.");
    }

    static ServiceException tooLarge(String what, int limit) {
        return incomplete(what + " must not be longer than " + limit + " characters.");
    }
}
