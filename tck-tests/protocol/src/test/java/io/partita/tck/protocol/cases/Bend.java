package io.partita.tck.protocol.cases;

/**
 * One thing that is different about how a request is sent.
 *
 * @param what {@code header}, {@code without}, {@code key} and others; see {@link BendableRequest#bend}
 * @param value what it is instead
 */
record Bend(String what, String value) {

    static Bend parse(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? new Bend(line, "") : new Bend(line.substring(0, space), line.substring(space + 1));
    }
}
