package io.partita.tck.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The rounds of one contender at one workload. */
final class Series {
    private final String name;
    private final List<Double> rates = new ArrayList<>();
    private final Latencies latencies = new Latencies();

    Series(String name) {
        this.name = name;
    }

    void add(Round.Outcome outcome) {
        rates.add(outcome.perSecond());
        latencies.addAll(outcome.latencies());
    }

    String name() {
        return name;
    }

    /** Units a second, the median of the rounds. */
    double perSecond() {
        return median(rates);
    }

    double microseconds(double share) {
        return latencies.microseconds(share);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
