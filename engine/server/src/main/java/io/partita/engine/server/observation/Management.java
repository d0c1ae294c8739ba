package io.partita.engine.server.observation;

import io.partita.engine.server.http.HttpCall;
import io.partita.engine.server.http.HttpReply;
import io.partita.engine.server.http.HttpService;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask: {@code /health} (the process lives), {@code /ready} (requests are answered) and {@code /metrics}. To be
 * heard only where nobody else listens, because nobody is asked who they are.
 */
public final class Management implements HttpService {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;
    private final Supplier<@Nullable String> obstacle;
    private final IntSupplier connections;

    /**
     * Answers operators.
     *
     * @param obstacle why requests cannot be answered; null if they can
     * @param connections how many clients are connected
     */
    public Management(Metrics metrics, Supplier<@Nullable String> obstacle, IntSupplier connections) {
        this.metrics = metrics;
        this.obstacle = obstacle;
        this.connections = connections;
    }

    @Override
    public int maxBodyBytes(HttpCall head) {
        return 0;
    }

    @Override
    public HttpReply answer(HttpCall call) {
        if (!call.method().equals("GET")) {
            return HttpReply.text(405, TEXT, "only GET\n");
        }
        return switch (call.target()) {
            case "/health" -> HttpReply.text(200, TEXT, "ok\n");
            case "/ready" -> readiness();
            case "/metrics" -> HttpReply.text(200, METRICS, metrics());
            default -> HttpReply.text(404, TEXT, "there is /health, /ready and /metrics\n");
        };
    }

    private HttpReply readiness() {
        String why = obstacle.get();
        return why == null
                ? HttpReply.text(200, TEXT, "ready\n")
                : HttpReply.text(503, TEXT, "not ready: " + why + "\n");
    }

    private String metrics() {
        StringBuilder text = new StringBuilder();
        metrics.append(text);
        Metrics.describe(text, "partita_connections", "gauge", "Clients that are connected.");
        text.append("partita_connections ").append(connections.getAsInt()).append('\n');
        return text.toString();
    }

    @Override
    public HttpReply tooLarge(HttpCall head) {
        return HttpReply.text(413, TEXT, "no body is expected\n");
    }

    @Override
    public HttpReply overloaded() {
        return HttpReply.text(503, TEXT, "overloaded\n");
    }
}
