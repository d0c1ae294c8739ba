package io.partita.engine.server.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whatever the text, it is read or refused as invalid; nothing else comes of it. */
class FuzzTest {
    private static final int ROUNDS = 30_000;
    private static final List<String> WORDS = List.of(
            "a",
            "b.c",
            "_",
            "#a",
            "#x",
            "#",
            ":n",
            ":s",
            ":x",
            ":",
            "0",
            "99999999999",
            "size",
            "contains",
            "begins_with",
            "attribute_exists",
            "attribute_type",
            "if_not_exists",
            "list_append",
            "f",
            "AND",
            "or",
            "NOT",
            "between",
            "IN",
            "SET",
            "remove",
            "ADD",
            "delete",
            "status",
            "(",
            ")",
            "((",
            "[",
            "]",
            "[1]",
            ".",
            ",",
            "=",
            "<>",
            "<",
            ">=",
            "+",
            "-",
            "*",
            "\"",
            "\u00fc",
            "\uD83D",
            "\t");
    private static final Map<String, String> NAMES = Map.of("#a", "a");
    private static final Map<String, AttributeValue> VALUES =
            Map.of(":n", AttributeValue.of(5), ":s", AttributeValue.of("S"));

    @Test
    void tokens() {
        int read = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int words = 1 + random.nextInt(12);
            for (int i = 0; i < words; i++) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(3) == 0 ? "" : " ");
            }
            read += readOrRefused("seed " + seed, text.toString());
        }
        assertThat(read).isPositive();
    }

    @Test
    void brokenExpressions() {
        List<String> whole = List.of(
                "attribute_exists(a) AND (b.c[1] BETWEEN :n AND :n OR NOT contains(a, :s))",
                "SET a = if_not_exists(b, :n) + :n, c[1] = (a) REMOVE d, e.f ADD g :n",
                "a, b.c[1].d, #a[0]",
                "a = :s AND begins_with(b, :s)");
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(whole.get(random.nextInt(whole.size())));
            int changes = 1 + random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.deleteCharAt(at);
                } else {
                    text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                }
            }
            readOrRefused("seed " + seed, text.toString());
        }
    }

    /** On three quarters of the stack that a thread has. */
    @Test
    void nestedAsDeepAsTheLengthAllowsOnASmallStack() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, FuzzTest::readNested, "small stack", 768 * 1024);
        thread.setUncaughtExceptionHandler((any, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }

    private static void readNested() {
        for (String opener : List.of("(", "((", "NOT ", "NOT (", "size(", "a=b OR (", "a[", "a.", "f(", "SET a = (")) {
            String deep = opener.repeat(4000 / opener.length());
            readOrRefused(opener, deep);
            readOrRefused(opener, "SET a = " + deep);
            readOrRefused(opener, deep + "a=b");
            int closable = 2000 / opener.length();
            readOrRefused(opener, opener.repeat(closable) + "a=b" + ")".repeat(closable));
        }
    }

    /** How often the text was read as something. */
    private static int readOrRefused(String description, String text) {
        int read = 0;
        List<Runnable> readings = List.of(
                () -> expressions().condition("ConditionExpression", text),
                () -> expressions().update(text),
                () -> expressions().projection(text),
                () -> {
                    Expressions expressions = expressions();
                    expressions.keyCondition(text);
                    expressions.finish();
                });
        for (Runnable reading : readings) {
            try {
                reading.run();
                read++;
            } catch (ServiceException refused) {
                assertThat(refused.code()).as(description).isEqualTo(ErrorCode.VALIDATION);
            } catch (StoreException refused) {
                assertThat(refused.code()).as(description).isEqualTo(ErrorCode.VALIDATION);
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError(description + ": " + text, other);
            }
        }
        return read;
    }

    private static Expressions expressions() {
        return Expressions.of(NAMES, VALUES);
    }
}
