package io.partita.tck.protocol.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/** Looks at what the SDK is about to send, and stops it if that is not what a case says. For one thread. */
final class Marshalled implements ExecutionInterceptor {
    private final AtomicReference<@Nullable Object> expected = new AtomicReference<>();
    private final AtomicReference<Boolean> differs = new AtomicReference<>(false);

    void expect(Object body) {
        expected.set(body);
        differs.set(false);
    }

    /** Whether the request was stopped. */
    boolean isStopped() {
        return differs.get();
    }

    @Override
    public void afterMarshalling(Context.AfterMarshalling context, ExecutionAttributes attributes) {
        Optional<RequestBody> body = context.requestBody();
        try (InputStream stream = body.orElseThrow().contentStreamProvider().newStream()) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (!Json.parse(text).equals(expected.get())) {
                differs.set(true);
                throw new IllegalStateException("the SDK says it in other words: " + text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
