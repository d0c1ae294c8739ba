package io.partita.tck.protocol.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer that a case must get:
 *
 * <ul>
 *   <li>{@code 200} and the whole body in JSON. {@code "<time>"} and {@code "<id>"} stand for what differs from run to
 *       run; an array that begins with {@code "<any order>"} has the others in any order. Sets have no order.
 *   <li>{@code ValidationException: text}, or {@code SerializationException} alone: an answer with status 400 of that
 *       type and exactly that text, but for what {@code <any>} stands for. A line {@code + {...}} holds
 *       what else the body has.
 *   <li>{@code 404: text}: that status and exactly that body.
 * </ul>
 */
final class Expectation {
    private static final Set<String> SERVICE = Set.of(
            "SerializationException",
            "UnknownOperationException",
            "AccessDeniedException",
            "MissingAuthenticationTokenException",
            "IncompleteSignatureException",
            "InvalidSignatureException",
            "UnrecognizedClientException");
    private static final Set<String> CAPITALIZED =
            Set.of("SerializationException", "AccessDeniedException", "TransactionCanceledException");

    private final Case expected;

    Expectation(Case expected) {
        this.expected = expected;
    }

    /** Fails unless that is the answer. */
    void check(Reply reply) throws IOException {
        String as = expected.place() + " " + expected.request();
        String answer = expected.answer();
        if (expected.isSetUp()) {
            assertThat(reply.status()).as(as + reply.body()).isEqualTo(200);
        } else if (answer.matches("(?s)[0-9]{3}:.*")) {
            assertThat(reply.status() + ": " + reply.body()).as(as).isEqualTo(answer.replace("\\n", "\n"));
        } else {
            Object body = Json.parse(reply.body());
            Object wanted = answer.startsWith("200 ") ? Json.parse(answer.substring(4)) : error(answer);
            assertThat(comparable(body, wanted)).as(as).isEqualTo(comparable(wanted, wanted));
            assertThat(reply.status()).as(as).isEqualTo(answer.startsWith("200 ") ? 200 : 400);
        }
    }

    boolean isError() {
        return !expected.isSetUp() && !expected.answer().startsWith("200 ");
    }

    /** The type of the error without its namespace, and its text, or an empty text. */
    List<String> typeAndText() {
        String first = expected.answer().lines().findFirst().orElse("");
        int colon = first.indexOf(": ");
        return colon < 0
                ? List.of(first, "")
                : List.of(first.substring(0, colon), first.substring(colon + 2).replace("\\n", "\n"));
    }

    private Map<String, Object> error(String answer) throws IOException {
        String type = typeAndText().get(0);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("__type", namespace(type) + type);
        if (!typeAndText().get(1).isEmpty()) {
            body.put(
                    CAPITALIZED.contains(type) ? "Message" : "message",
                    typeAndText().get(1));
        }
        int more = answer.indexOf('\n');
        if (more >= 0 && Json.parse(answer.substring(more + 1)) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> body.put(String.valueOf(name), value));
        }
        return body;
    }

    private static String namespace(String type) {
        if (SERVICE.contains(type)) {
            return "com.amazon.coral.service#";
        }
        return type.equals("ValidationException") ? "com.amazon.coral.validate#" : "com.amazonaws.dynamodb.v20120810#";
    }

    /** A value with the placeholders of what is wanted in place of what differs from run to run. */
    static Object comparable(Object value, Object wanted) {
        if (value instanceof Map<?, ?> members && wanted instanceof Map<?, ?> wantedMembers) {
            Map<String, Object> result = new LinkedHashMap<>();
            members.forEach((name, member) -> {
                Object compared = comparable(member, wantedMembers.containsKey(name) ? wantedMembers.get(name) : "");
                result.put(String.valueOf(name), isSet(name, compared) ? sorted(compared) : compared);
            });
            return result;
        } else if (value instanceof List<?> elements && wanted instanceof List<?> wantedElements) {
            return comparable(elements, wantedElements);
        } else if (wanted instanceof String text && text.contains("<any>") && matches(value, text)) {
            return wanted;
        } else if (wanted.equals("<time>") && value instanceof BigDecimal) {
            return wanted;
        } else if (wanted.equals("<id>") && value.toString().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return wanted;
        }
        return value;
    }

    private static boolean matches(Object value, String wanted) {
        String pattern =
                Stream.of(wanted.split("<any>", -1)).map(Pattern::quote).collect(Collectors.joining("(?s:.*)"));
        return value instanceof String text && text.matches(pattern);
    }

    private static Object comparable(List<?> elements, List<?> wanted) {
        if (!wanted.isEmpty() && wanted.get(0).equals("<any order>")) {
            List<Object> rest = new ArrayList<>(elements);
            rest.remove("<any order>");
            return sorted(rest);
        }
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            result.add(comparable(elements.get(i), i < wanted.size() ? wanted.get(i) : ""));
        }
        return result;
    }

    private static boolean isSet(Object name, Object value) {
        return value instanceof List && (name.equals("SS") || name.equals("NS") || name.equals("BS"));
    }

    private static Object sorted(Object elements) {
        return ((List<?>) elements).stream().map(String::valueOf).sorted().toList();
    }
}
