package io.partita.shell.print;

/** Escape sequences of terminals. */
public final class Style {
    private static final String ESCAPE = "\u001b[";
    private static final String PLAIN = ESCAPE + "0m";

    private Style() {}

    public static String dim(String text) {
        return ESCAPE + "2m" + text + PLAIN;
    }

    public static String bold(String text) {
        return ESCAPE + "1m" + text + PLAIN;
    }

    public static String red(String text) {
        return ESCAPE + "31m" + text + PLAIN;
    }

    public static String yellow(String text) {
        return ESCAPE + "33m" + text + PLAIN;
    }
}
