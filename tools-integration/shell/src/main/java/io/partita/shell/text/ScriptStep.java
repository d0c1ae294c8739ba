package io.partita.shell.text;

/** One thing that a script or a person asks for. */
public sealed interface ScriptStep {

    /** The line where it begins, from 1. */
    int line();

    /**
     * An SQL statement.
     *
     * @param text without the semicolon, from its first word or comment
     */
    record Statement(String text, int line) implements ScriptStep {}

    /**
     * A command to the shell itself.
     *
     * @param text with its backslash
     */
    record Command(String text, int line) implements ScriptStep {}
}
