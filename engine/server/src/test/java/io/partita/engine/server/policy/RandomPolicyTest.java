package io.partita.engine.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random policies and accesses, decided a second time by the slowest and plainest reading of the rules. */
class RandomPolicyTest {
    private static final List<String> ACTIONS =
            List.of("dynamodb:GetItem", "dynamodb:Get*", "dynamodb:*", "dynamodb:PutItem", "dynamodb:P?tItem", "*");
    private static final List<String> TABLES = List.of("a", "ab", "abc", "anna", "anna-b");
    private static final List<String> TABLE_PATTERNS =
            List.of("a", "a*", "?", "*b", "a?c", "*", "${aws:username}", "${aws:username}*", "*a*b*");
    private static final List<String> KEYS =
            List.of("dynamodb:Select", "dynamodb:LeadingKeys", "dynamodb:Attributes", "dynamodb:ReturnValues");
    private static final List<String> OPERATORS =
            List.of("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase");
    private static final List<String> VALUES = List.of("x", "X", "xy", "anna", "y");
    private static final List<String> VALUE_PATTERNS = List.of("x", "x*", "?", "${aws:username}", "X", "y");
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/";

    private record Rule(
            boolean isDeny,
            String action,
            boolean isNotAction,
            String table,
            boolean isNotResource,
            List<Test> tests) {}

    private record Test(String quantifier, String operator, boolean isOptional, String key, List<String> values) {}

    private record Request(Action action, String resource, Map<String, List<String>> values) implements Access {
        @Override
        public @Nullable List<String> values(ConditionKey key) {
            return values.get(key.text());
        }
    }

    @RepeatedTest(300)
    void bothSayTheSame(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<Rule> rules =
                Stream.generate(() -> rule(random)).limit(1 + random.nextInt(4)).toList();
        String text = rules.stream()
                .map(RandomPolicyTest::written)
                .collect(Collectors.joining(",\n ", "{\"Version\": \"2012-10-17\", \"Statement\": [\n ", "]}"));
        Permissions permissions = Permissions.of(new Principal("000000000000", "anna"), List.of(Policy.parse(text)));
        for (int i = 0; i < 40; i++) {
            Request request = request(random);
            assertThat(permissions.decide(request))
                    .as("seed %d: %s%n%s", seed, request, text)
                    .isEqualTo(plainly(rules, request));
        }
    }

    private static Decision plainly(List<Rule> rules, Request request) {
        List<Rule> applying =
                rules.stream().filter(rule -> applies(rule, request)).toList();
        if (applying.stream().anyMatch(Rule::isDeny)) {
            return Decision.DENIED;
        }
        return applying.isEmpty() ? Decision.NOT_ALLOWED : Decision.ALLOWED;
    }

    private static boolean applies(Rule rule, Request request) {
        boolean isAction = like(rule.action(), request.action().text());
        boolean isResource = like(TABLE + rule.table(), request.resource());
        return isAction != rule.isNotAction()
                && isResource != rule.isNotResource()
                && rule.tests().stream()
                        .allMatch(test -> holds(test, request.values().get(test.key())));
    }

    private static boolean holds(Test test, @Nullable List<String> values) {
        boolean isNegated = test.operator().contains("Not");
        if (values == null || values.isEmpty()) {
            return switch (test.quantifier()) {
                case "ForAllValues:" -> true;
                case "ForAnyValue:" -> test.isOptional();
                default -> test.isOptional() || isNegated;
            };
        }
        long holding = values.stream()
                .filter(value ->
                        test.values().stream().anyMatch(pattern -> fits(test.operator(), pattern, value)) != isNegated)
                .count();
        return test.quantifier().equals("ForAnyValue:") ? holding > 0 : holding == values.size();
    }

    private static boolean fits(String operator, String pattern, String value) {
        if (operator.contains("Like")) {
            return like(pattern, value);
        }
        String literal = pattern.replace("${aws:username}", "anna");
        return operator.contains("IgnoreCase") ? literal.equalsIgnoreCase(value) : literal.equals(value);
    }

    private static boolean like(String pattern, String text) {
        String expression = pattern.replace("${aws:username}", "anna")
                .chars()
                .mapToObj(each -> each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(Character.toString(each)))
                .collect(Collectors.joining());
        return Pattern.matches(expression, text);
    }

    private static Rule rule(Random random) {
        Map<String, Test> tests = new TreeMap<>();
        Stream.generate(() -> test(random)).limit(random.nextInt(3)).forEach(test -> tests.put(name(test), test));
        return new Rule(
                random.nextInt(3) == 0,
                any(ACTIONS, random),
                random.nextInt(4) == 0,
                any(TABLE_PATTERNS, random),
                random.nextInt(4) == 0,
                List.copyOf(tests.values()));
    }

    /** What a policy can have once in a statement. */
    private static String name(Test test) {
        return test.quantifier() + test.operator() + test.isOptional() + test.key();
    }

    private static Test test(Random random) {
        String key = any(KEYS, random);
        boolean isPlural = key.endsWith("s") && !key.endsWith("ReturnValues");
        String quantifier =
                isPlural || random.nextInt(3) == 0 ? any(List.of("ForAllValues:", "ForAnyValue:"), random) : "";
        List<String> values = Stream.generate(() -> any(VALUE_PATTERNS, random))
                .limit(1 + random.nextInt(2))
                .toList();
        return new Test(quantifier, any(OPERATORS, random), random.nextInt(3) == 0, key, values);
    }

    private static Request request(Random random) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String key : KEYS) {
            boolean isPlural = key.endsWith("s") && !key.endsWith("ReturnValues");
            int count = random.nextInt(isPlural ? 4 : 2);
            if (count > 0) {
                values.put(
                        key,
                        Stream.generate(() -> any(VALUES, random)).limit(count).toList());
            }
        }
        return new Request(
                random.nextBoolean() ? Action.GET_ITEM : Action.PUT_ITEM, TABLE + any(TABLES, random), values);
    }

    private static String written(Rule rule) {
        List<String> conditions = new ArrayList<>();
        Map<String, Map<String, List<String>>> operators = new TreeMap<>();
        for (Test test : rule.tests()) {
            String operator = test.quantifier() + test.operator() + (test.isOptional() ? "IfExists" : "");
            operators.computeIfAbsent(operator, key -> new TreeMap<>()).put(test.key(), test.values());
        }
        operators.forEach((operator, keys) -> conditions.add("\"" + operator + "\": {"
                + keys.entrySet().stream()
                        .map(key -> "\"" + key.getKey() + "\": [\"" + String.join("\", \"", key.getValue()) + "\"]")
                        .collect(Collectors.joining(", "))
                + "}"));
        return "{\"Effect\": \"" + (rule.isDeny() ? "Deny" : "Allow") + "\", \""
                + (rule.isNotAction() ? "NotAction" : "Action") + "\": \"" + rule.action() + "\", \""
                + (rule.isNotResource() ? "NotResource" : "Resource") + "\": \"" + TABLE + rule.table()
                + "\", \"Condition\": {" + String.join(", ", conditions) + "}}";
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
