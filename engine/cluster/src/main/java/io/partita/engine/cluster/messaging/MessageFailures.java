package io.partita.engine.cluster.messaging;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** What a sender is told when there is no answer. */
final class MessageFailures {
    private MessageFailures() {}

    /** Of a request that was not handled. */
    static StoreException notHandled(Address peer, String why) {
        return new StoreException(ErrorCode.UNAVAILABLE, "The process at " + peer + " cannot be asked: " + why);
    }

    /** Of a request that may have been handled. */
    static StoreException unknown(Address peer, String why) {
        return new StoreException(
                ErrorCode.UNKNOWN_OUTCOME,
                "A request was sent to the process at " + peer + ", and it is not known what came of it: " + why);
    }

    static String seconds(Duration time) {
        return time.toMillis() / 1e3 + " s";
    }

    /** What broke a connection, as far as the person at the keyboard can do something about it. */
    static String reason(Throwable cause) {
        Throwable origin = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        String message = origin.getMessage() == null ? origin.toString() : origin.getMessage();
        return origin instanceof SSLException ? tls(origin, message) : message;
    }

    private static String tls(Throwable cause, String message) {
        if (cause instanceof NotSslRecordException) {
            return "it does not speak TLS, which this process does";
        }
        return message.contains("Received fatal alert")
                ? "it does not take the certificate of this process (" + message + ")"
                : "it does not show a certificate that this process trusts (" + message + ")";
    }
}
