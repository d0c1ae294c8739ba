package io.partita.engine.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What is answered.
 *
 * @param headers beside those that every answer has
 * @param body writes the body, once
 */
public record HttpReply(int status, String contentType, List<Map.Entry<String, String>> headers, Body body) {

    /** A body that is written straight to where it is sent from. */
    @FunctionalInterface
    public interface Body {
        void write(OutputStream stream) throws IOException;
    }

    public static HttpReply text(int status, String contentType, String text) {
        return new HttpReply(
                status, contentType, List.of(), stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
