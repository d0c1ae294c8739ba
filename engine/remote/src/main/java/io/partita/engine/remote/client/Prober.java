package io.partita.engine.remote.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Asks a process whether it lives, and who else is there, over connections of its own, of which none is kept. */
final class Prober implements AutoCloseable {
    private static final int MOST_BYTES = 64 << 10;

    private final SdkHttpClient http;

    /** @param http which waits only so long for an answer as a process may be silent */
    Prober(SdkHttpClient http) {
        this.http = http;
    }

    /** How a process is. */
    enum Sign {
        /** It answers. */
        ALIVE,
        /** The way to it is refused or broken off at once: what waits for it is told so by the same system. */
        REFUSED,
        /** Nothing comes. */
        NONE
    }

    /** @param introduction what an answer says, else nothing */
    record Finding(Sign sign, Introduction introduction) {}

    Finding ask(URI address) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(address.resolve("/routers"))
                .putHeader("Connection", "close")
                .build();
        try {
            HttpExecuteResponse response = http.prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            return new Finding(Sign.ALIVE, introduction(response));
        } catch (IOException | RuntimeException failure) {
            return new Finding(isTimeout(failure) ? Sign.NONE : Sign.REFUSED, Introduction.NOTHING);
        }
    }

    private static Introduction introduction(HttpExecuteResponse response) throws IOException {
        Optional<AbortableInputStream> body = response.responseBody();
        if (body.isEmpty()) {
            return Introduction.NOTHING;
        }
        try (InputStream stream = body.get()) {
            String text = new String(stream.readNBytes(MOST_BYTES), UTF_8);
            return response.httpResponse().isSuccessful() ? Introduction.parse(text) : Introduction.NOTHING;
        }
    }

    private static boolean isTimeout(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            // The client has several classes of its own for them, which are not named here.
            if (at instanceof SocketTimeoutException
                    || at.getClass().getSimpleName().contains("Timeout")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        http.close();
    }
}
