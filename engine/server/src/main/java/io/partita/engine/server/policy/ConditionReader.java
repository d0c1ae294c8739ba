package io.partita.engine.server.policy;

import io.partita.engine.server.policy.PolicyJson.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["${aws:username}"]}}}. */
final class ConditionReader {
    private static final String OPTIONAL = "IfExists";

    private final PolicyJson json;
    private final List<Condition> conditions = new ArrayList<>();

    ConditionReader(PolicyJson json) {
        this.json = json;
    }

    List<Condition> read() {
        json.beginObject("Condition");
        Word name = json.nextName();
        while (name != null) {
            readOperator(name);
            name = json.nextName();
        }
        return conditions;
    }

    private void readOperator(Word name) {
        Quantifier quantifier = Quantifier.SINGLE;
        String rest = name.text();
        for (Quantifier candidate : Quantifier.values()) {
            if (!candidate.prefix().isEmpty() && rest.startsWith(candidate.prefix())) {
                quantifier = candidate;
                rest = rest.substring(candidate.prefix().length());
            }
        }
        boolean isOptional = rest.endsWith(OPTIONAL);
        Operator operator = Operator.find(isOptional ? rest.substring(0, rest.length() - OPTIONAL.length()) : rest);
        if (operator == null) {
            List<String> names =
                    Stream.of(Operator.values()).map(Operator::text).toList();
            throw name.error("unknown condition operator '" + name.text() + "'" + Spelling.hint(rest, names));
        } else if (operator == Operator.NULL && (isOptional || quantifier != Quantifier.SINGLE)) {
            throw name.error("Null asks whether there are values at all: write \"Null\", without ForAllValues,"
                    + " ForAnyValue or IfExists");
        }
        json.beginObject(name.text());
        Word key = json.nextName();
        while (key != null) {
            conditions.add(new Condition(
                    key(key, operator, quantifier), operator, quantifier, isOptional, values(key, operator)));
            key = json.nextName();
        }
    }

    private static ConditionKey key(Word word, Operator operator, Quantifier quantifier) {
        ConditionKey key = ConditionKey.find(word.text());
        if (key == null) {
            List<String> names =
                    Stream.of(ConditionKey.values()).map(ConditionKey::text).toList();
            throw word.error("unknown condition key '" + word.text() + "'" + Spelling.hint(word.text(), names));
        } else if (key.hasSeveralValues() && quantifier == Quantifier.SINGLE && operator != Operator.NULL) {
            throw word.error("a request can have several values of " + key + ": write ForAllValues:" + operator.text()
                    + " or ForAnyValue:" + operator.text());
        } else if (operator.isAboutAddresses() != (key == ConditionKey.SOURCE_IP) && operator != Operator.NULL) {
            throw word.error(
                    operator.isAboutAddresses()
                            ? operator.text() + " is about " + ConditionKey.SOURCE_IP + " only, not " + key
                            : key + " needs IpAddress or NotIpAddress, not " + operator.text());
        }
        return key;
    }

    private List<PolicyText> values(Word key, Operator operator) {
        List<PolicyText> values = new ArrayList<>();
        for (Word word : json.texts("the value of " + key.text())) {
            try {
                if (!operator.takesVariables() && word.text().contains("${")) {
                    throw new IllegalArgumentException(operator.text() + " takes no variables");
                }
                PolicyText value = PolicyText.parse(word.text());
                operator.fits(value, "anybody");
                values.add(value);
            } catch (IllegalArgumentException notAValue) {
                throw word.error(String.valueOf(notAValue.getMessage()));
            }
        }
        return values;
    }
}
