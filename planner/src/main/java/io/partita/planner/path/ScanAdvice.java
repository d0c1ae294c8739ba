package io.partita.planner.path;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What would avoid a scan: a key condition, a condition that makes an index usable, or an index to create. */
final class ScanAdvice {
    private final AccessRequest request;
    private final KnownValues known;
    private final Table table;

    ScanAdvice(AccessRequest request, KnownValues known) {
        this.request = request;
        this.known = known;
        this.table = request.table();
    }

    List<String> list() {
        List<String> advice = new ArrayList<>();
        List<IndexDefinition> indexes = table.description().definition().indexes();
        if (request.index() == null) {
            addSparse(indexes, advice);
            addCreatable(advice);
            advice.add("a condition on the partition key: " + condition(key(null)));
        }
        for (IndexDefinition index : indexes) {
            boolean isRead = index.name().equals(request.index());
            boolean hasOtherKey = !index.key().partition().equals(key(null).partition());
            if (isRead || (request.index() == null && hasOtherKey && !isMatched(index))) {
                advice.add("a condition on the partition key of index " + PathText.quoted(index.name()) + ": "
                        + condition(index.key()));
            }
        }
        return advice;
    }

    private KeySchema key(@Nullable IndexDefinition index) {
        return index == null ? table.description().definition().key() : index.key();
    }

    private static String condition(KeySchema key) {
        return PathText.quoted(key.partition().name()) + " = …";
    }

    private boolean isMatched(IndexDefinition index) {
        return new KeyMatcher(index.key(), known).match(request.conjuncts()).isPresent();
    }

    /** An index whose partition key is known, but which may lack items that qualify. */
    private void addSparse(List<IndexDefinition> indexes, List<String> advice) {
        for (IndexDefinition index : indexes) {
            List<String> sparse = ReadTarget.of(table, index).sparseBeyond(request.conjuncts());
            if (!sparse.isEmpty() && isMatched(index) && !mayLack(sparse.get(0))) {
                advice.add("index " + PathText.quoted(index.name()) + " holds only the items that have "
                        + PathText.quoted(sparse.get(0)) + ": add AND " + PathText.quoted(sparse.get(0))
                        + " IS NOT NULL, or read it by its name, FROM " + PathText.quoted(table.name()) + "."
                        + PathText.quoted(index.name()));
            }
        }
    }

    /** Whether the statement itself asks for items without the attribute. */
    private boolean mayLack(String attribute) {
        return request.conjuncts().stream().anyMatch(conjunct -> Presence.isAbsence(conjunct, attribute));
    }

    /** An index on the attribute that the statement pins, and on one that it bounds. */
    private void addCreatable(List<String> advice) {
        Optional<KeyTerm> pinned = terms().stream()
                .filter(term -> term instanceof KeyTerm.Equality && !isPartitionKey(term.attribute()))
                .findFirst();
        if (pinned.isEmpty() || type(pinned.get()) == null) {
            return;
        }
        Optional<KeyTerm> bounded = terms().stream()
                .filter(term -> !term.attribute().equals(pinned.get().attribute()) && type(term) != null)
                .findFirst();
        String name = PathText.quoted("by_" + pinned.get().attribute());
        StringBuilder statement = new StringBuilder("CREATE GLOBAL INDEX " + name + " ON "
                + PathText.quoted(table.name()) + " (" + column(pinned.get()) + " PARTITION KEY");
        bounded.ifPresent(term -> statement.append(", ").append(column(term)).append(" SORT KEY"));
        advice.add(statement.append(")").toString());
    }

    private List<KeyTerm> terms() {
        List<KeyTerm> terms = new ArrayList<>();
        for (Scalar conjunct : request.conjuncts()) {
            KeyTerm term = KeyTerm.of(conjunct);
            if (term != null) {
                terms.add(term);
            }
        }
        return terms;
    }

    private boolean isPartitionKey(String attribute) {
        return key(null).partition().name().equals(attribute)
                || table.description().definition().indexes().stream()
                        .anyMatch(index -> index.key().partition().name().equals(attribute));
    }

    /** The name, with its type where the table does not declare it. */
    private String column(KeyTerm term) {
        String name = PathText.quoted(term.attribute());
        return declared(term.attribute()) != null ? name : name + " " + spelled(type(term));
    }

    private static String spelled(@Nullable AttributeType type) {
        return type == null ? "" : type == AttributeType.N ? "NUMBER" : type == AttributeType.B ? "BINARY" : "STRING";
    }

    /** The type of the attribute as declared or as the statement compares it; null if it cannot be a key. */
    private @Nullable AttributeType type(KeyTerm term) {
        AttributeType declared = declared(term.attribute());
        AttributeType type = declared == null ? compared(term) : declared;
        return type != null && type.mayBeKey() ? type : null;
    }

    private @Nullable AttributeType declared(String attribute) {
        for (KeyAttribute key : key(null).attributes()) {
            if (key.name().equals(attribute)) {
                return key.type();
            }
        }
        return table.description().definition().columns().stream()
                .filter(column -> column.name().equals(attribute))
                .map(column -> column.type())
                .findFirst()
                .orElse(null);
    }

    private @Nullable AttributeType compared(KeyTerm term) {
        if (term instanceof KeyTerm.Equality equality) {
            return equality.values().isEmpty()
                    ? null
                    : known.type(equality.values().get(0));
        } else if (term instanceof KeyTerm.Bound bound) {
            return known.type(bound.value());
        } else if (term instanceof KeyTerm.Interval interval) {
            return known.type(interval.low());
        }
        return AttributeType.S;
    }
}
