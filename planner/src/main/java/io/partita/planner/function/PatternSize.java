package io.partita.planner.function;

/**
 * About how large a regular expression becomes when its repetitions are written out, which is how it is compiled:
 * {@code (a{1000}){1000}} is a million. Read off the text in one pass, without judging it.
 */
final class PatternSize {
    /** Beyond it nothing is counted any more. */
    private static final long MOST = 1L << 40;

    /** How deep groups may lie in each other; deeper ones count as too large. */
    private static final int DEEPEST = 200;

    private final String pattern;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        PatternSize size = new PatternSize(pattern);
        long total = 0;
        while (size.at < pattern.length()) {
            total += size.alternatives(0);
            size.at++;
        }
        return Math.min(total, MOST);
    }

    /** Up to the parenthesis that closes the group, or the end. */
    private long alternatives(int depth) {
        long total = 0;
        while (at < pattern.length() && pattern.charAt(at) != ')') {
            total = Math.min(MOST, total + repeated(atom(depth)));
        }
        return total;
    }

    private long atom(int depth) {
        char first = pattern.charAt(at++);
        if (first == '(' && depth == DEEPEST) {
            at = pattern.length();
            return MOST;
        } else if (first == '(') {
            long size = alternatives(depth + 1);
            at++;
            return size + 1;
        } else if (first == '\\') {
            at++;
        } else if (first == '[') {
            int close = pattern.indexOf(']', at + 1);
            at = close < 0 ? pattern.length() : close + 1;
        }
        return 1;
    }

    /** The size of an atom with the repetitions behind it. */
    private long repeated(long atom) {
        long size = atom;
        while (at < pattern.length() && pattern.charAt(at) == '{') {
            int close = pattern.indexOf('}', at);
            if (close < 0) {
                return size;
            }
            size = Math.min(MOST, size * most(pattern.substring(at + 1, close)));
            at = close + 1;
        }
        return size;
    }

    /** Of {@code 3}, {@code 3,} and {@code 3,5} the greater number; what is no number counts as one. */
    private static long most(String counts) {
        long most = 1;
        for (String count : counts.split(",", -1)) {
            boolean number =
                    !count.isEmpty() && count.length() < 10 && count.chars().allMatch(Character::isDigit);
            most = Math.max(most, number ? Long.parseLong(count) : 1);
        }
        return most;
    }
}
