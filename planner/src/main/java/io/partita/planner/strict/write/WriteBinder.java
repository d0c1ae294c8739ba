package io.partita.planner.strict.write;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.NamedAttributes;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.ReturnValues;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.statement.StatementAccess;
import io.partita.engine.api.statement.StatementAccess.Action;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.validation.ItemValidation;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Statement;
import io.partita.planner.strict.expression.ConditionReader;
import io.partita.planner.strict.expression.LiteralReader;
import io.partita.planner.strict.expression.UpdateReader;
import io.partita.planner.strict.text.Refusals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE of one item as a write of a store. */
public final class WriteBinder {
    private final TableDefinition table;
    private final LiteralReader literals;
    private final ConditionReader conditions;
    private final boolean returnItemOnFailure;

    public WriteBinder(
            TableDefinition table, LiteralReader literals, ConditionReader conditions, boolean returnItemOnFailure) {
        this.table = table;
        this.literals = literals;
        this.conditions = conditions;
        this.returnItemOnFailure = returnItemOnFailure;
    }

    /**
     * A put that fails if there is an item already.
     *
     * @throws StoreException VALIDATION
     */
    public BoundWrite insert(Expression value) {
        Map<String, AttributeValue> attributes = literals.attributes(value);
        for (KeyAttribute attribute : table.key().attributes()) {
            AttributeValue keyValue = attributes.get(attribute.name());
            if (keyValue != null && keyValue.type() != attribute.type()) {
                throw Refusals.keyType(attribute.name());
            }
        }
        Item item = Item.of(attributes);
        ItemValidation.checkPut(table, item);
        Condition absent = new Condition.NotExists(partition());
        PrimaryKey key = key(item);
        return new BoundWrite(
                new WriteRequest.Put(table.name(), item, options(absent, ReturnValues.NONE)),
                key,
                access(Action.INSERT, key, attributes.keySet()));
    }

    private PrimaryKey key(Item item) {
        KeySchema schema = table.key();
        AttributeValue partition = item.get(schema.partition().name());
        if (partition == null) {
            throw new IllegalStateException("the item has been checked to have its key");
        }
        KeyAttribute sort = schema.sort();
        return new PrimaryKey(partition, sort == null ? null : item.get(sort.name()));
    }

    /**
     * An update that fails if there is no item.
     *
     * @throws StoreException VALIDATION
     */
    public BoundWrite update(Statement.Update statement, UpdateReader updates) {
        Update update = updates.update(statement.clauses());
        ReturnValues returning = Returnings.ofUpdate(statement.returning());
        Condition where = where(statement.where());
        WrittenKey written = WrittenKey.of(table.key(), where);
        ItemValidation.checkUpdate(table, update);
        List<Condition> all = new ArrayList<>();
        all.add(new Condition.Exists(partition()));
        all.addAll(written.rest());
        Set<String> attributes = new LinkedHashSet<>(NamedAttributes.of(update));
        attributes.addAll(attributes(where));
        return new BoundWrite(
                new WriteRequest.UpdateItem(
                        table.name(), written.key(), update, options(new Condition.And(all), returning)),
                written.key(),
                access(Action.UPDATE, written.key(), attributes));
    }

    /**
     * A delete, which has nothing to complain of if there is no item.
     *
     * @throws StoreException VALIDATION
     */
    public BoundWrite delete(Statement.Delete statement) {
        ReturnValues returning = Returnings.ofDelete(statement.returning());
        Condition where = where(statement.where());
        WrittenKey written = WrittenKey.of(table.key(), where);
        Condition condition = written.rest().isEmpty()
                ? null
                : new Condition.Or(List.of(new Condition.NotExists(partition()), new Condition.And(written.rest())));
        return new BoundWrite(
                new WriteRequest.Delete(table.name(), written.key(), options(condition, returning)),
                written.key(),
                access(Action.DELETE, written.key(), attributes(where)));
    }

    private @Nullable Condition where(Optional<Expression> expression) {
        return expression.map(conditions::condition).orElse(null);
    }

    private static Set<String> attributes(@Nullable Condition where) {
        return where == null ? Set.of() : NamedAttributes.of(where);
    }

    private Path partition() {
        return Path.of(table.key().partition().name());
    }

    private WriteOptions options(@Nullable Condition condition, ReturnValues returning) {
        return new WriteOptions(condition, returning, returnItemOnFailure);
    }

    private StatementAccess access(Action action, PrimaryKey key, Set<String> attributes) {
        return new StatementAccess(action, table.name(), null, false, List.of(key.partition()), attributes);
    }
}
