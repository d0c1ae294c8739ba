package io.partita.planner.strict.read;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.NamedAttributes;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.statement.StatementAccess;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a SELECT reads.
 *
 * @param reads one after the other; empty for a scan
 * @param where the whole condition, or null for none
 * @param ascending the direction in each item collection
 * @param ordering the attributes that ORDER BY names
 */
public record BoundRead(
        ReadTarget target,
        List<KeyedRead> reads,
        @Nullable Condition where,
        boolean ascending,
        Set<String> ordering,
        Output output) {

    public BoundRead {
        reads = List.copyOf(reads);
    }

    public boolean isScan() {
        return reads.isEmpty();
    }

    /** The key of the only item that can be read, or null if there may be more, or an index is read. */
    public @Nullable PrimaryKey onlyKey() {
        if (target.index() != null || reads.size() != 1) {
            return null;
        }
        KeyedRead read = reads.get(0);
        AttributeValue sort = read.sortValue();
        return target.key().hasSort() == (sort != null) ? new PrimaryKey(read.partition(), sort) : null;
    }

    /** Whether no more than one item can be found: by its whole key, on an index too. */
    public boolean readsOneItem() {
        if (target.index() == null) {
            return onlyKey() != null;
        } else if (reads.size() != 1 || (target.key().hasSort() && reads.get(0).sortValue() == null)) {
            return false;
        }
        return target.table().key().attributes().stream()
                .filter(attribute -> !target.key().contains(attribute.name()))
                .allMatch(attribute -> reads.get(0).rest().stream()
                        .anyMatch(term -> KeyTerms.equalities(attribute, term).size() == 1));
    }

    /** What else must hold for the only item. */
    public List<Condition> rest() {
        return reads.get(0).rest();
    }

    public StatementAccess access() {
        Set<String> attributes = new LinkedHashSet<>(output.attributes());
        if (where != null) {
            attributes.addAll(NamedAttributes.of(where));
        }
        attributes.addAll(ordering);
        return new StatementAccess(
                StatementAccess.Action.SELECT,
                target.table().name(),
                target.indexName(),
                isScan(),
                reads.stream().map(KeyedRead::partition).distinct().toList(),
                attributes);
    }
}
