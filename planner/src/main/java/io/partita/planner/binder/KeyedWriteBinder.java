package io.partita.planner.binder;

import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Position;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.KeyEquality;
import io.partita.planner.path.PredicateSimplifier;
import io.partita.planner.path.Pushable;
import io.partita.planner.plan.ItemWrite.ItemKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The WHERE of an UPDATE or DELETE: the key of one item, and the condition that the store is to check. */
final class KeyedWriteBinder {
    /**
     * What the WHERE says.
     *
     * @param condition beside the key, or null
     */
    record Target(ItemKey key, @Nullable Scalar condition) {}

    private final Binding binding;
    private final Table table;
    private final ExpressionBinder expressions;

    KeyedWriteBinder(Binding binding, Table table, ExpressionBinder expressions) {
        this.binding = binding;
        this.table = table;
        this.expressions = expressions;
    }

    Target bind(String verb, Optional<Expression> where, Position statement) {
        if (where.isEmpty()) {
            throw withoutKey(verb, statement);
        }
        KeySchema key = table.description().definition().key();
        Set<String> keys = new HashSet<>();
        key.attributes().forEach(attribute -> keys.add(attribute.name()));
        List<Scalar> conjuncts = new PredicateSimplifier(keys).conjuncts(expressions.bind(where.get()));
        KeyEquality equality = KeyEquality.find(key, conjuncts)
                .orElseThrow(() -> withoutKey(verb, where.get().position()));
        if (binding.isAmazon()) {
            checkOnce(key, equality.rest());
        }
        return new Target(
                new ItemKey(equality.partition(), equality.sort()),
                condition(verb, equality.rest(), where.get().position()));
    }

    private RuntimeException withoutKey(String verb, Position position) {
        if (binding.isAmazon()) {
            return Refusals.amazon("Where clause does not contain a mandatory equality on all key attributes");
        }
        List<String> names = table.description().definition().key().attributes().stream()
                .map(KeyAttribute::name)
                .toList();
        return Refusals.notYet(
                verb + " without the whole primary key (" + String.join(", ", names) + ") by equality is", position);
    }

    private static void checkOnce(KeySchema key, List<Scalar> rest) {
        for (KeyAttribute attribute : key.attributes()) {
            if (rest.stream().anyMatch(conjunct -> KeyEquality.isEquality(conjunct, attribute.name()))) {
                throw Refusals.amazon("Multiple conditions on same key " + attribute.name()
                        + ". Only single item Update/Insert/Delete are supported");
            }
        }
    }

    private static @Nullable Scalar condition(String verb, List<Scalar> rest, Position position) {
        for (Scalar conjunct : rest) {
            if (!Pushable.test(conjunct)) {
                throw Refusals.notYet("a condition that the store cannot check itself, in " + verb + ", is", position);
            }
        }
        return switch (rest.size()) {
            case 0 -> null;
            case 1 -> rest.get(0);
            default -> new Scalar.Call(ScalarFunctions.AND, rest);
        };
    }
}
