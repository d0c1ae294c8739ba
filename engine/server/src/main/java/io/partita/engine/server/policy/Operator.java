package io.partita.engine.server.policy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a condition compares a value of a request with one of the policy.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 * IAM JSON policy elements: Condition operators</a>.
 */
enum Operator {
    STRING_EQUALS("StringEquals", false),
    STRING_NOT_EQUALS("StringNotEquals", true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
    STRING_LIKE("StringLike", false),
    STRING_NOT_LIKE("StringNotLike", true),
    NUMERIC_EQUALS("NumericEquals", false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true),
    NUMERIC_LESS_THAN("NumericLessThan", false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
    BOOL("Bool", false),
    NULL("Null", false),
    IP_ADDRESS("IpAddress", false),
    NOT_IP_ADDRESS("NotIpAddress", true);

    /** No number of a key has more digits, and a longer exponent would only cost time. */
    private static final int LONGEST_NUMBER = 64;

    private static final Map<String, Operator> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(operator -> operator.text, Function.identity()));

    private final String text;
    private final boolean isNegated;

    Operator(String text, boolean isNegated) {
        this.text = text;
        this.isNegated = isNegated;
    }

    static @Nullable Operator find(String text) {
        return BY_NAME.get(text);
    }

    String text() {
        return text;
    }

    /** Whether it holds if none of the policy's values fits, rather than if one does. */
    boolean isNegated() {
        return isNegated;
    }

    boolean isAboutAddresses() {
        return this == IP_ADDRESS || this == NOT_IP_ADDRESS;
    }

    /** Whether the policy's values may name the user. */
    boolean takesVariables() {
        return text.startsWith("String");
    }

    /**
     * Whether a value of a request fits one of the policy, negation apart.
     *
     * @throws IllegalArgumentException if the value of the policy is not of the operator's type
     */
    Predicate<String> fits(PolicyText value, String userName) {
        String literal = value.literal(userName);
        return switch (this) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> literal::equals;
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> literal::equalsIgnoreCase;
            case STRING_LIKE, STRING_NOT_LIKE -> value.pattern(userName)::matches;
            case BOOL, NULL -> truth(literal)::equalsIgnoreCase;
            case IP_ADDRESS, NOT_IP_ADDRESS -> AddressRange.parse(literal)::contains;
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> comparing(literal, (left, right) -> left.compareTo(right) == 0);
            case NUMERIC_LESS_THAN -> comparing(literal, (left, right) -> left.compareTo(right) < 0);
            case NUMERIC_LESS_THAN_EQUALS -> comparing(literal, (left, right) -> left.compareTo(right) <= 0);
            case NUMERIC_GREATER_THAN -> comparing(literal, (left, right) -> left.compareTo(right) > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> comparing(literal, (left, right) -> left.compareTo(right) >= 0);
        };
    }

    private String truth(String literal) {
        String folded = literal.toLowerCase(Locale.ROOT);
        if (!folded.equals("true") && !folded.equals("false")) {
            throw new IllegalArgumentException(text + " needs true or false, not '" + literal + "'");
        }
        return folded;
    }

    private Predicate<String> comparing(String literal, BiPredicate<BigDecimal, BigDecimal> comparison) {
        BigDecimal limit = number(literal);
        if (limit == null) {
            throw new IllegalArgumentException(text + " needs a number, not '" + literal + "'");
        }
        return value -> {
            BigDecimal number = number(value);
            return number != null && comparison.test(number, limit);
        };
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
