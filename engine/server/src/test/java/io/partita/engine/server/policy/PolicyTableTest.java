package io.partita.engine.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tables of policies: what they decide, and what is said of those that are none. */
class PolicyTableTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/";
    private static final String RIGHT =
            "{\"Effect\": \"Allow\", \"Action\": \"dynamodb:GetItem\", \"Resource\": \"*\", \"Sid\": \"OneThatIsRight\"}";

    /** A block of a table: its lines that begin so or do not. */
    private record Block(String name, List<String> lines) {
        List<String> linesOf(String pattern) {
            return lines.stream().filter(line -> line.matches(pattern)).toList();
        }
    }

    private static final String DECISION = "(allowed|denied|not_allowed) .*";
    private static final String ERROR = "! .*";

    @TestFactory
    Stream<DynamicTest> decisions() {
        return blocks("decisions.txt").stream().flatMap(block -> {
            Permissions permissions = Permissions.of(new Principal("000000000000", "anna"), policies(block));
            return block.linesOf(DECISION).stream()
                    .map(line -> dynamicTest(block.name() + ": " + line, () -> check(permissions, line)));
        });
    }

    @TestFactory
    Stream<DynamicTest> mistakes() {
        return blocks("mistakes.txt").stream().map(block -> dynamicTest(block.name(), () -> checkMistake(block)));
    }

    @Test
    void thereAreEnough() {
        assertThat(blocks("decisions.txt").stream()
                        .mapToInt(block -> block.linesOf(DECISION).size())
                        .sum())
                .isGreaterThan(150);
        assertThat(blocks("mistakes.txt")).hasSizeGreaterThan(40);
    }

    private static void check(Permissions permissions, String line) {
        List<String> words = List.of(line.split(" ", -1));
        Access access = access(words);
        Decision expected = Decision.valueOf(words.get(0).toUpperCase(Locale.ROOT));
        assertThat(permissions.decide(access)).isEqualTo(expected);
        // The second time it is known what does not depend on the request.
        assertThat(permissions.decide(access)).isEqualTo(expected);
    }

    private static Access access(List<String> words) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String word : words.subList(3, words.size())) {
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1);
            values.put(word.substring(0, equals), value.isEmpty() ? List.of() : Arrays.asList(value.split(",", -1)));
        }
        return new Access() {
            @Override
            public Action action() {
                return Action.of(words.get(1));
            }

            @Override
            public String resource() {
                return TABLE + words.get(2);
            }

            @Override
            public @Nullable List<String> values(ConditionKey key) {
                return values.get(key.text());
            }
        };
    }

    private static void checkMistake(Block block) {
        String text = block.lines().stream()
                .filter(line -> !line.matches(ERROR))
                .collect(Collectors.joining("\n"))
                .replace("~", RIGHT);
        assertThatThrownBy(() -> Policy.parse(text))
                .isInstanceOf(PolicyException.class)
                .hasMessage(block.linesOf(ERROR).get(0).substring(2));
    }

    private static List<Policy> policies(Block block) {
        List<Policy> policies = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : block.lines()) {
            if (line.startsWith("@") || line.startsWith("{") || line.matches(DECISION)) {
                finish(text, policies);
            }
            if (line.startsWith("@")) {
                policies.add(Objects.requireNonNull(BuiltInPolicies.byName().get(line.substring(1))));
            } else if (!line.matches(DECISION)) {
                text.append(line).append('\n');
            }
        }
        return policies;
    }

    private static void finish(StringBuilder text, List<Policy> policies) {
        if (text.length() > 0) {
            policies.add(Policy.parse(text.toString()));
            text.setLength(0);
        }
    }

    private static List<Block> blocks(String file) {
        List<Block> blocks = new ArrayList<>();
        for (String block : text(file).split("(?m)^=== ", -1)) {
            List<String> lines = block.lines().toList();
            if (!block.startsWith("#")) {
                blocks.add(new Block(
                        lines.get(0),
                        lines.stream().skip(1).filter(line -> !line.isEmpty()).toList()));
            }
        }
        return blocks;
    }

    private static String text(String name) {
        try (InputStream file = PolicyTableTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
