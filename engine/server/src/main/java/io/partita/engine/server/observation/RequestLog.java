package io.partita.engine.server.observation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.protocol.Observer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A line of JSON for each request: who asked what from where, and what came of it. No line has an attribute, a key or a
 * secret in it. Safe for any number of threads.
 */
public final class RequestLog implements Observer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final InstantSource clock;
    private final Consumer<String> lines;

    /**
     * A log.
     *
     * @param lines takes each line, without its end; called by many threads at once
     */
    public RequestLog(InstantSource clock, Consumer<String> lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void answered(Exchange exchange) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", clock.instant().toString());
            json.writeStringField("request", exchange.requestId());
            json.writeStringField("peer", exchange.peer().getAddress().getHostAddress());
            json.writeStringField("user", exchange.caller());
            json.writeStringField("operation", exchange.operation());
            json.writeNumberField("requestBytes", exchange.requestBytes());
            json.writeNumberField("micros", exchange.nanos() / 1000);
            ServiceException failure = exchange.failure();
            json.writeNumberField(
                    "status", failure == null ? 200 : failure.type().status());
            if (failure != null) {
                json.writeStringField("error", failure.type().simpleName());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        lines.accept(line.toString());
    }
}
