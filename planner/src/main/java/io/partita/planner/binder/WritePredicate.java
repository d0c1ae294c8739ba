package io.partita.planner.binder;

import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.path.AttributePaths;
import io.partita.planner.path.KeyEquality;
import io.partita.planner.path.PredicateSimplifier;
import io.partita.planner.path.Pushable;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Guard;
import io.partita.planner.plan.ItemWrite.ItemKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The WHERE of an UPDATE or DELETE.
 *
 * @param conjuncts what it says, simplified; empty if there is none
 */
record WritePredicate(Table table, List<Scalar> conjuncts) {

    WritePredicate {
        conjuncts = List.copyOf(conjuncts);
    }

    /**
     * The key of the one item that is meant.
     *
     * @param condition beside the key, or null
     */
    record Keyed(ItemKey key, @Nullable Scalar condition) {}

    static WritePredicate of(Table table, Optional<Scalar> where) {
        PredicateSimplifier simplifier = new PredicateSimplifier(keyNames(table));
        return new WritePredicate(table, where.map(simplifier::conjuncts).orElse(List.of()));
    }

    private static Set<String> keyNames(Table table) {
        Set<String> names = new HashSet<>();
        schema(table).attributes().forEach(attribute -> names.add(attribute.name()));
        return names;
    }

    private static KeySchema schema(Table table) {
        return table.description().definition().key();
    }

    /**
     * The key that it says by equality, if the store can check everything else.
     *
     * @throws io.partita.planner.error.QueryException in Amazon's dialect, if it says less than one key, or more
     */
    Optional<Keyed> keyed(Binding binding) {
        Optional<KeyEquality> equality = KeyEquality.find(schema(table), conjuncts);
        if (binding.isAmazon()) {
            checkAmazon(equality);
        }
        return equality.filter(key -> key.rest().stream().allMatch(Pushable::test))
                .map(key -> new Keyed(new ItemKey(key.partition(), key.sort()), conjunction(key.rest())));
    }

    private void checkAmazon(Optional<KeyEquality> equality) {
        if (equality.isEmpty()) {
            throw Refusals.amazon("Where clause does not contain a mandatory equality on all key attributes");
        }
        List<Scalar> rest = equality.get().rest();
        for (KeyAttribute attribute : schema(table).attributes()) {
            if (rest.stream().anyMatch(conjunct -> KeyEquality.isEquality(conjunct, attribute.name()))) {
                throw Refusals.amazon("Multiple conditions on same key " + attribute.name()
                        + ". Only single item Update/Insert/Delete are supported");
            }
        }
    }

    private static @Nullable Scalar conjunction(List<Scalar> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> null;
            case 1 -> conjuncts.get(0);
            default -> new Scalar.Call(ScalarFunctions.AND, conjuncts);
        };
    }

    /** What must still hold as an item is written. Its key does not change, so what is said of the key alone does. */
    Guard guard(List<Assignment> assignments) {
        Set<String> keys = keyNames(table);
        List<Scalar> checked = new ArrayList<>();
        List<Scalar> evaluated = new ArrayList<>(ComputedValues.of(assignments));
        for (Scalar conjunct : conjuncts) {
            AttributePaths paths = AttributePaths.of(List.of(conjunct));
            if (paths.isWhole() || !keys.containsAll(paths.attributes())) {
                (Pushable.test(conjunct) ? checked : evaluated).add(conjunct);
            }
        }
        Set<String> unchanged = new TreeSet<>(AttributePaths.of(evaluated).attributes());
        unchanged.removeAll(keys);
        unchanged.removeIf(WriteScope::isSubquery);
        return new Guard(conjuncts, conjunction(checked), List.copyOf(unchanged));
    }
}
