package io.partita.engine.remote.probe;

import java.util.Locale;

/** Who answers, as far as the Server header of a response says. */
enum Product {
    PARTITA("Partita"),
    AMAZON("Amazon DynamoDB"),
    ALTERNATOR("ScyllaDB Alternator"),
    DYNAMODB_LOCAL("DynamoDB Local"),
    OTHER("an endpoint of the DynamoDB protocol");

    private final String words;

    Product(String words) {
        this.words = words;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Whether it is known to show the item of a failed condition to who asks for it; others ignore the question. */
    boolean showsItemsOfFailures() {
        return this == PARTITA || this == AMAZON || this == DYNAMODB_LOCAL;
    }

    /** @param server the header, or empty if there is none */
    static Product of(String server) {
        String name = server.toLowerCase(Locale.ROOT);
        if (name.startsWith("partita")) {
            return PARTITA;
        } else if (name.startsWith("seastar") || name.startsWith("scylla")) {
            return ALTERNATOR;
        } else if (name.startsWith("jetty")) {
            return DYNAMODB_LOCAL;
        }
        return name.equals("server") ? AMAZON : OTHER;
    }
}
