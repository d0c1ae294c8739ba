package io.partita.engine.server.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole request. Not safe to share between threads. */
public final class HttpCall {
    private final String method;
    private final String target;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final InetSocketAddress peer;

    HttpCall(
            String method,
            String target,
            List<Map.Entry<String, String>> headers,
            byte[] body,
            InetSocketAddress peer) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.peer = peer;
    }

    /** The same request with its body. */
    HttpCall withBody(byte[] received) {
        return new HttpCall(method, target, headers, received, peer);
    }

    public String method() {
        return method;
    }

    /** The path and the query, as they were sent. */
    public String target() {
        return target;
    }

    /** Every header line, in the order of the request. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** The first header of this name, in whatever case, or null. */
    public @Nullable String header(String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    /** The bytes themselves, not a copy. */
    public byte[] body() {
        return body;
    }

    /** Who asks. */
    public InetSocketAddress peer() {
        return peer;
    }
}
