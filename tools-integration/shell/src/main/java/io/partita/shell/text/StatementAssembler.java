package io.partita.shell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assembles statements from lines: a statement ends at a semicolon that is not in a text, a quoted name or a comment;
 * a line that begins with a backslash where no statement has begun is a command to the shell. For one thread.
 */
public final class StatementAssembler {
    private final StringBuilder text = new StringBuilder();
    private State state = State.PLAIN;
    private boolean hasContent;
    private int lines;
    private int firstLine;

    private enum State {
        PLAIN,
        TEXT,
        NAME,
        LINE_COMMENT,
        COMMENT
    }

    /** All steps of a whole text; what follows the last semicolon is a statement too. */
    public static List<ScriptStep> split(String script) {
        StatementAssembler assembler = new StatementAssembler();
        List<ScriptStep> steps = new ArrayList<>();
        script.lines().forEach(line -> steps.addAll(assembler.add(line)));
        assembler.end().ifPresent(steps::add);
        return steps;
    }

    /**
     * Adds the next line, without its line break.
     *
     * @return the steps that it completes
     */
    public List<ScriptStep> add(String line) {
        lines++;
        if (!hasContent && state == State.PLAIN && line.stripLeading().startsWith("\\")) {
            clear();
            return List.of(new ScriptStep.Command(line.strip(), lines));
        }
        List<ScriptStep> steps = new ArrayList<>();
        int position = 0;
        while (position < line.length()) {
            position = step(line, position, steps);
        }
        if (state == State.LINE_COMMENT) {
            state = State.PLAIN;
        }
        if (text.length() > 0) {
            text.append('\n');
        }
        return steps;
    }

    private int step(String line, int position, List<ScriptStep> steps) {
        char character = line.charAt(position);
        if (state == State.PLAIN && character == ';') {
            finish().ifPresent(steps::add);
            return position + 1;
        }
        if (text.length() == 0) {
            if (Character.isWhitespace(character)) {
                return position + 1;
            }
            firstLine = lines;
        }
        boolean pair = position + 1 < line.length();
        int length = pair ? change(character, line.charAt(position + 1)) : change(character, '\0');
        text.append(line, position, position + length);
        return position + length;
    }

    /** Changes the state by the next two characters. Returns how many of them belong together. */
    private int change(char character, char following) {
        switch (state) {
            case PLAIN -> {
                return begin(character, following);
            }
            case TEXT -> state = character == '\'' ? State.PLAIN : state;
            case NAME -> state = character == '"' ? State.PLAIN : state;
            case COMMENT -> {
                if (character == '*' && following == '/') {
                    state = State.PLAIN;
                    return 2;
                }
            }
            case LINE_COMMENT -> {}
        }
        return 1;
    }

    private int begin(char character, char following) {
        if (character == '-' && following == '-') {
            state = State.LINE_COMMENT;
            return 2;
        }
        if (character == '/' && following == '*') {
            state = State.COMMENT;
            return 2;
        }
        hasContent = hasContent || !Character.isWhitespace(character);
        if (character == '\'') {
            state = State.TEXT;
        } else if (character == '"') {
            state = State.NAME;
        }
        return 1;
    }

    /** Whether a statement has begun and is not complete. */
    public boolean isPending() {
        return hasContent || state != State.PLAIN;
    }

    /** What an unfinished statement waits for: {@code '}, {@code "}, {@code *}{@code /} or {@code ;}. */
    public String awaited() {
        return switch (state) {
            case TEXT -> "'";
            case NAME -> "\"";
            case COMMENT -> "*/";
            case PLAIN, LINE_COMMENT -> ";";
        };
    }

    /** The end of the script: the statement that has begun, if there is one. */
    public Optional<ScriptStep> end() {
        return finish();
    }

    private Optional<ScriptStep> finish() {
        Optional<ScriptStep> statement = hasContent
                ? Optional.of(new ScriptStep.Statement(text.toString().stripTrailing(), firstLine))
                : Optional.empty();
        clear();
        return statement;
    }

    private void clear() {
        text.setLength(0);
        state = State.PLAIN;
        hasContent = false;
    }
}
