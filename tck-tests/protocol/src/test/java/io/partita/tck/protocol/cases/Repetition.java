package io.partita.tck.protocol.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is too long to write out: {@code %[3*ab]%} is {@code ababab}, {@code %[3,*x$]%} is {@code x1,x2,x3}.
 */
final class Repetition {
    private static final Pattern PATTERN = Pattern.compile("%\\[(\\d+)(,?)\\*(.*?)\\]%");

    private Repetition() {}

    static String expand(String text) {
        return PATTERN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        repeated(Integer.parseInt(found.group(1)), found.group(2), found.group(3))));
    }

    private static String repeated(int times, String separator, String text) {
        if (separator.isEmpty()) {
            return text.repeat(times);
        }
        return IntStream.rangeClosed(1, times)
                .mapToObj(number -> text.replace("$", String.valueOf(number)))
                .collect(Collectors.joining(separator));
    }
}
