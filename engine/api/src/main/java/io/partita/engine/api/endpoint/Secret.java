package io.partita.engine.api.endpoint;

/** Text that nobody may see: it does not show where this is written to a log or a message. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
