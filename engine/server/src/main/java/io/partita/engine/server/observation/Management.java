package io.partita.engine.server.observation;

import io.partita.engine.server.http.HttpCall;
import io.partita.engine.server.http.HttpReply;
import io.partita.engine.server.http.HttpService;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * What operators ask: {@code /health} (the process lives), {@code /ready} (requests are answered) and {@code /metrics}. To be
 * heard only where nobody else listens, because nobody is asked who they are.
 */
public final class Management implements HttpService {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;
    private final BooleanSupplier ready;
    private final IntSupplier connections;

    /**
     * Answers operators.
     *
     * @param ready whether requests can be answered
     * @param connections how many clients are connected
     */
    public Management(Metrics metrics, BooleanSupplier ready, IntSupplier connections) {
        this.metrics = metrics;
        this.ready = ready;
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
            case "/ready" ->
                ready.getAsBoolean() ? HttpReply.text(200, TEXT, "ready\n") : HttpReply.text(503, TEXT, "not ready\n");
            case "/metrics" -> HttpReply.text(200, METRICS, metrics());
            default -> HttpReply.text(404, TEXT, "there is /health, /ready and /metrics\n");
        };
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
