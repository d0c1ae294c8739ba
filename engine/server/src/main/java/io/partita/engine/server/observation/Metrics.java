package io.partita.engine.server.observation;

import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.protocol.Observer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Counts requests by operation and outcome, and how long they took. Names that a caller chooses are in none of it, so that
 * it cannot grow beyond operations times types of errors. Safe for any number of threads.
 */
public final class Metrics implements Observer {
    /** Upper bounds of the buckets, in nanoseconds. */
    private static final long[] BOUNDS = {
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        500_000_000,
        1_000_000_000,
        2_500_000_000L,
        5_000_000_000L
    };

    private final Map<String, Series> series = new ConcurrentSkipListMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentSkipListMap<>();

    private final Map<String, Family> families = new ConcurrentSkipListMap<>();

    /** A number that is looked at when somebody asks. */
    private record Gauge(String meaning, IntSupplier value) {}

    /** Numbers that are looked at when somebody asks, each with a value of a label. */
    private record Family(Kind kind, String meaning, String label, Supplier<? extends Map<?, Long>> values) {}

    /** What becomes of a number. */
    public enum Kind {
        /** It only grows, as long as the process runs. */
        COUNTER,
        GAUGE
    }

    /** The requests of one operation. */
    private static final class Series {
        private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
        private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanos = new LongAdder();
        private final LongAdder requestBytes = new LongAdder();

        private Series() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }
    }

    /**
     * Has a number told beside.
     *
     * @param value asked from any thread
     */
    public void gauge(String name, String meaning, IntSupplier value) {
        gauges.put(name, new Gauge(meaning, value));
    }

    /**
     * Has numbers told beside, of things that are told apart by a label.
     *
     * @param label what tells them apart; few values, which no caller of the service chooses
     * @param values by the values of the label; asked from any thread
     */
    public void family(String name, Kind kind, String meaning, String label, Supplier<? extends Map<?, Long>> values) {
        families.put(name, new Family(kind, meaning, label, values));
    }

    @Override
    public void answered(Exchange exchange) {
        Series ofOperation = series.computeIfAbsent(exchange.operation(), name -> new Series());
        ServiceException failure = exchange.failure();
        ErrorType type = failure == null ? null : failure.type();
        ofOperation
                .outcomes
                .computeIfAbsent(type == null ? "" : type.simpleName(), name -> new LongAdder())
                .increment();
        int bucket = 0;
        while (bucket < BOUNDS.length && exchange.nanos() > BOUNDS[bucket]) {
            bucket++;
        }
        ofOperation.buckets[bucket].increment();
        ofOperation.nanos.add(exchange.nanos());
        ofOperation.requestBytes.add(exchange.requestBytes());
    }

    /** Adds all of it in the text format of Prometheus. */
    void append(StringBuilder text) {
        text.append(
                "# HELP partita_requests_total Requests that were answered.\n# TYPE partita_requests_total counter\n");
        series.forEach((operation, ofOperation) ->
                ofOperation.outcomes.forEach((error, count) -> text.append("partita_requests_total{operation=\"")
                        .append(operation)
                        .append("\",error=\"")
                        .append(error)
                        .append("\"} ")
                        .append(count.sum())
                        .append('\n')));
        text.append(
                "# HELP partita_request_seconds Time to make an answer.\n# TYPE partita_request_seconds histogram\n");
        series.forEach((operation, ofOperation) -> appendTimes(text, operation, ofOperation));
        describe(text, "partita_request_bytes_total", "counter", "Bytes of the bodies of requests.");
        series.forEach((operation, ofOperation) -> text.append("partita_request_bytes_total{operation=\"")
                .append(operation)
                .append("\"} ")
                .append(ofOperation.requestBytes.sum())
                .append('\n'));
        gauges.forEach((name, gauge) -> {
            describe(text, name, "gauge", gauge.meaning());
            text.append(name).append(' ').append(gauge.value().getAsInt()).append('\n');
        });
        families.forEach((name, family) -> {
            describe(text, name, family.kind().name().toLowerCase(Locale.ROOT), family.meaning());
            family.values()
                    .get()
                    .forEach((value, number) -> text.append(name)
                            .append('{')
                            .append(family.label())
                            .append("=\"")
                            .append(value)
                            .append("\"} ")
                            .append(number)
                            .append('\n'));
        });
    }

    static void describe(StringBuilder text, String name, String type, String meaning) {
        text.append("# HELP ").append(name).append(' ').append(meaning).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void appendTimes(StringBuilder text, String operation, Series ofOperation) {
        long count = 0;
        for (int i = 0; i <= BOUNDS.length; i++) {
            count += ofOperation.buckets[i].sum();
            String bound = i == BOUNDS.length ? "+Inf" : String.valueOf(BOUNDS[i] / 1e9);
            text.append("partita_request_seconds_bucket{operation=\"")
                    .append(operation)
                    .append("\",le=\"")
                    .append(bound)
                    .append("\"} ")
                    .append(count)
                    .append('\n');
        }
        text.append("partita_request_seconds_sum{operation=\"")
                .append(operation)
                .append("\"} ")
                .append(ofOperation.nanos.sum() / 1e9)
                .append("\npartita_request_seconds_count{operation=\"")
                .append(operation)
                .append("\"} ")
                .append(count)
                .append('\n');
    }
}
