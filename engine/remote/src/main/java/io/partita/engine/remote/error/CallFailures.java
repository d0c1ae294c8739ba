package io.partita.engine.remote.error;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Failures of calls to one endpoint. Immutable. */
public final class CallFailures {
    private static final String WAYS_TO_GIVE_CREDENTIALS =
            "give user and password (access key and secret) or a profile, or set AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY, or the system properties aws.accessKeyId and aws.secretAccessKey";

    private final String endpoint;

    /**
     * Failures of calls to this endpoint.
     *
     * @param endpoint as a person would name it, for instance its address
     */
    public CallFailures(String endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * What the failure means.
     *
     * @param mayHaveChanged whether the call would have changed something if it was done
     */
    public StoreException of(SdkException failure, boolean mayHaveChanged) {
        if (failure instanceof AwsServiceException answered) {
            return ServiceErrors.of(answered);
        } else if (failure instanceof NoCredentials) {
            return new StoreException(
                    ErrorCode.ACCESS_DENIED,
                    "there are no credentials for " + endpoint + "; " + failure.getMessage(),
                    failure);
        } else if (wasNotSent(failure)) {
            return new StoreException(ErrorCode.UNAVAILABLE, notReached(failure), failure);
        } else if (lacksCredentials(failure)) {
            return new StoreException(
                    ErrorCode.ACCESS_DENIED,
                    "there are no credentials for " + endpoint + "; " + WAYS_TO_GIVE_CREDENTIALS,
                    failure);
        }
        ErrorCode code = mayHaveChanged ? ErrorCode.UNKNOWN_OUTCOME : ErrorCode.UNAVAILABLE;
        String consequence = mayHaveChanged ? "; the write may or may not have been done" : "";
        return new StoreException(code, lost(failure) + consequence, failure);
    }

    /** Whether the request certainly never left, so that it may be sent again, and elsewhere. */
    public static boolean wasNotSent(Throwable failure) {
        return isCausedBy(failure, ConnectException.class)
                || isCausedBy(failure, UnknownHostException.class)
                || isCausedBy(failure, NoRouteToHostException.class)
                || isCausedBy(failure, SSLHandshakeException.class)
                || isCausedBy(failure, SSLPeerUnverifiedException.class)
                || isConnectTimeout(failure)
                || isUnsent(silence(failure))
                || lacksConnection(failure);
    }

    /** Whether the endpoint did not answer; another one may. */
    public static boolean wasNotAnswered(SdkException failure) {
        return !(failure instanceof AwsServiceException)
                && (isTimeout(failure) || silence(failure) != null || isCausedBy(failure, IOException.class));
    }

    /** Whether the endpoint did not answer, and may yet do what it was asked to, much later. */
    public static boolean maySleep(SdkException failure) {
        return isTimeout(failure) || silence(failure) != null || isCausedBy(failure, SocketTimeoutException.class);
    }

    /** Whether the endpoint has answered that it can do nothing now; another one of the same cluster may. */
    public static boolean isUnavailable(SdkException failure) {
        return failure instanceof AwsServiceException answered
                && ServiceErrors.of(answered).code() == ErrorCode.UNAVAILABLE;
    }

    private static @Nullable SilentNode silence(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SilentNode silent) {
                return silent;
            }
        }
        return null;
    }

    private static boolean isUnsent(@Nullable SilentNode silence) {
        return silence != null && !silence.isSent();
    }

    private static boolean isTimeout(SdkException failure) {
        return failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException;
    }

    private static boolean isConnectTimeout(Throwable failure) {
        // The class is one of the HTTP client, which is not named here.
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getClass().getSimpleName().equals("ConnectTimeoutException")) {
                return true;
            }
        }
        return false;
    }

    /** The SDK has no class of its own for either. */
    private static boolean lacksCredentials(SdkException failure) {
        String text = text(failure);
        return text.contains("unable to load credentials") || text.contains("profile file contained no credentials");
    }

    private static boolean lacksConnection(Throwable failure) {
        return text(failure).contains("timeout waiting for connection from pool");
    }

    private String notReached(SdkException failure) {
        if (isCausedBy(failure, SSLException.class)) {
            return "no TLS connection to " + endpoint + ": " + root(failure)
                    + "; check that the server speaks TLS there, and that the trust store has its authority";
        } else if (isCausedBy(failure, UnknownHostException.class)) {
            return "no connection to " + endpoint + ": the host is not known; check its name, or the region";
        } else if (silence(failure) != null) {
            return endpoint + " gives no sign of life; check that the server runs";
        } else if (lacksConnection(failure)) {
            return "all connections to " + endpoint + " are in use; raise maxConnections";
        }
        return "no connection to " + endpoint + ": " + root(failure)
                + "; check that the server runs, and that host and port are right";
    }

    private String lost(SdkException failure) {
        if (silence(failure) != null) {
            return endpoint + " gives no sign of life; silenceTimeout bounds how long that is waited for";
        } else if (isTimeout(failure)) {
            return "no answer from " + endpoint + " in time; requestTimeout bounds how long to wait for one";
        } else if (failure instanceof AbortedException) {
            return "the call to " + endpoint + " was interrupted";
        }
        return "the connection to " + endpoint + " was lost: " + root(failure);
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
