package io.partita.planner.strict;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Makes conditions as text, together with what they mean and whether they pin the partition key. */
final class RandomCondition {
    private final Random random;
    private final String partition;
    private final String sort;
    private String text = "";
    private Predicate<Item> test = item -> true;
    private boolean pins;

    RandomCondition(Random random, String partition, String sort) {
        this.random = random;
        this.partition = partition;
        this.sort = sort;
    }

    String text() {
        return text;
    }

    Predicate<Item> test() {
        return test;
    }

    boolean pins() {
        return pins;
    }

    private RandomCondition made(String newText, Predicate<Item> newTest, boolean newPins) {
        RandomCondition made = new RandomCondition(random, partition, sort);
        made.text = newText;
        made.test = newTest;
        made.pins = newPins;
        return made;
    }

    /** A condition of at most so many levels. */
    RandomCondition any(int levels) {
        int kind = levels == 0 ? 0 : random.nextInt(8);
        if (kind <= 1) {
            return leaf();
        } else if (kind == 2) {
            RandomCondition inner = any(levels - 1);
            return made("NOT (" + inner.text + ")", inner.test.negate(), false);
        }
        RandomCondition left = any(levels - 1);
        RandomCondition right = any(levels - 1);
        return kind == 3
                ? made("(" + left.text + " OR " + right.text + ")", left.test.or(right.test), left.pins && right.pins)
                : made(
                        "(" + left.text + " AND " + right.text + ")",
                        left.test.and(right.test),
                        left.pins || right.pins);
    }

    private RandomCondition leaf() {
        String letter = letter();
        String other = letter();
        int number = random.nextInt(8);
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> {
                return made(partition + " = '" + letter + "'", item -> isText(item, partition, letter), true);
            }
            case 3 -> {
                return made(
                        partition + " IN ['" + letter + "', '" + other + "']",
                        item -> isText(item, partition, letter) || isText(item, partition, other),
                        true);
            }
            case 4 -> {
                return made(
                        partition + " > '" + letter + "'",
                        item -> item.get(partition) instanceof StringValue string
                                && string.value().compareTo(letter) > 0,
                        false);
            }
            case 5, 6 -> {
                return made(sort + " = " + number, item -> isNumber(item, sort, value -> value == number), false);
            }
            case 7 -> {
                return made(sort + " >= " + number, item -> isNumber(item, sort, value -> value >= number), false);
            }
            case 8 -> {
                return made(number + " > " + sort, item -> isNumber(item, sort, value -> value < number), false);
            }
            case 9 -> {
                return made(
                        sort + " BETWEEN " + number + " AND " + (number + 2),
                        item -> isNumber(item, sort, value -> value >= number && value <= number + 2),
                        false);
            }
            case 10 -> {
                return made(
                        sort + " IN (" + number + ", 3)",
                        item -> isNumber(item, sort, value -> value == number || value == 3),
                        false);
            }
            default -> {
                return plain(letter, number % 4);
            }
        }
    }

    /** Of attributes that are no keys. */
    private RandomCondition plain(String letter, int number) {
        switch (random.nextInt(5)) {
            case 0 -> {
                return made("n <> " + number, item -> !isNumber(item, "n", value -> value == number), false);
            }
            case 1 -> {
                return made("n < " + number, item -> isNumber(item, "n", value -> value < number), false);
            }
            case 2 -> {
                return made("t IS MISSING", item -> item.get("t") == null, false);
            }
            case 3 -> {
                return made(
                        "begins_with(t, '" + letter + "')",
                        item -> item.get("t") instanceof StringValue string
                                && string.value().startsWith(letter),
                        false);
            }
            default -> {
                return made(
                        "contains(t, '" + letter + "') = false",
                        item -> !(item.get("t") instanceof StringValue string
                                && string.value().contains(letter)),
                        false);
            }
        }
    }

    private String letter() {
        return String.valueOf((char) ('a' + random.nextInt(4)));
    }

    private static boolean isText(Item item, String name, String text) {
        return item.get(name) instanceof StringValue string && string.value().equals(text);
    }

    private static boolean isNumber(Item item, String name, IntPredicate test) {
        AttributeValue value = item.get(name);
        return value instanceof NumberValue number && test.test(number.value().intValueExact());
    }
}
