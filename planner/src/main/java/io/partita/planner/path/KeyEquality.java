package io.partita.planner.path;

import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A predicate that says the whole primary key of one item, for writes.
 *
 * @param sort null in a table without a sort key
 * @param rest the conjuncts beside it
 */
public record KeyEquality(Scalar partition, @Nullable Scalar sort, List<Scalar> rest) {

    public KeyEquality {
        rest = List.copyOf(rest);
    }

    /** The key that the conjuncts say by equality with one value each. */
    public static Optional<KeyEquality> find(KeySchema key, List<Scalar> conjuncts) {
        List<Scalar> rest = new ArrayList<>(conjuncts);
        Scalar partition = take(key.partition(), rest);
        Scalar sort = key.sort() == null ? null : take(key.sort(), rest);
        return partition == null || (key.sort() != null && sort == null)
                ? Optional.empty()
                : Optional.of(new KeyEquality(partition, sort, rest));
    }

    private static @Nullable Scalar take(KeyAttribute attribute, List<Scalar> conjuncts) {
        for (Scalar conjunct : conjuncts) {
            if (isEquality(conjunct, attribute.name())) {
                conjuncts.remove(conjunct);
                return ((Scalar.Call) conjunct).operands().get(1);
            }
        }
        return null;
    }

    /** Whether the conjunct says that the attribute equals one value. */
    public static boolean isEquality(Scalar conjunct, String attribute) {
        return KeyTerm.of(conjunct) instanceof KeyTerm.Equality equality
                && equality.attribute().equals(attribute)
                && KeyMatch.isOne(equality.values())
                && conjunct instanceof Scalar.Call call
                && call.operands().get(0) instanceof Scalar.Attribute;
    }
}
