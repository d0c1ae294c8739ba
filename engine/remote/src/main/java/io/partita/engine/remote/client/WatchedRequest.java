package io.partita.engine.remote.client;

import io.partita.engine.remote.error.SilentNode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A request that is given up when its node gives no sign of life. */
final class WatchedRequest implements ExecutableHttpRequest {
    private final Pulse pulse;
    private final long begin;
    private final ExecutableHttpRequest request;
    private volatile boolean sent;
    private volatile boolean givenUp;

    WatchedRequest(SdkHttpClient client, HttpExecuteRequest asked, Pulse pulse) {
        this.pulse = pulse;
        this.begin = pulse.now();
        // Without a body there is nothing that would tell when it leaves.
        this.sent = asked.contentStreamProvider().isEmpty();
        this.request = client.prepareRequest(HttpExecuteRequest.builder()
                .request(asked.httpRequest())
                .contentStreamProvider(
                        asked.contentStreamProvider().map(this::watched).orElse(null))
                .metricCollector(asked.metricCollector().orElse(null))
                .build());
    }

    private ContentStreamProvider watched(ContentStreamProvider body) {
        return () -> new Body(body.newStream());
    }

    /** The body, which is read when there is a connection to write it to. */
    private final class Body extends FilterInputStream {
        private Body(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            sent = true;
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            sent = true;
            return super.read(bytes, offset, length);
        }
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        pulse.begin(this);
        try {
            HttpExecuteResponse response = request.call();
            pulse.beat();
            return response;
        } catch (IOException | RuntimeException failure) {
            if (givenUp) {
                throw new SilentNode(sent, failure).asFailure();
            }
            throw failure;
        } finally {
            pulse.end(this);
        }
    }

    long begin() {
        return begin;
    }

    void giveUp() {
        givenUp = true;
        request.abort();
    }

    @Override
    public void abort() {
        request.abort();
    }
}
