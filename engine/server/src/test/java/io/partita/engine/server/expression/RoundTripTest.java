package io.partita.engine.server.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written as text and read again is what it was. */
class RoundTripTest {
    private static final int ROUNDS = 4000;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();
    private final Canonical writer = new Canonical(this::name, this::value);

    private String name(String name) {
        String placeholder = "#n" + names.size();
        names.put(placeholder, name);
        return placeholder;
    }

    private String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    @Test
    void conditions() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Condition condition = new RandomExpressions(new Random(seed)).condition(3);
            names.clear();
            values.clear();
            String text = writer.of(condition);
            if (text.length() <= 4096) {
                Expressions expressions = Expressions.of(names, values);
                assertThat(expressions.condition("FilterExpression", text))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(condition);
                expressions.finish();
            }
        }
    }

    @Test
    void updates() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Update update = new RandomExpressions(new Random(seed)).update();
            names.clear();
            values.clear();
            String text = writer.of(update);
            Expressions expressions = Expressions.of(names, values);
            assertThat(expressions.update(text)).as("seed %d: %s", seed, text).isEqualTo(update);
            expressions.finish();
        }
    }
}
