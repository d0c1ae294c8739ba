package io.partita.planner.strict;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.statement.StatementAccess;
import io.partita.engine.api.statement.StatementAccess.Action;
import io.partita.engine.api.statement.StatementGate;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.parser.syntax.Statement;
import io.partita.planner.strict.expression.ConditionReader;
import io.partita.planner.strict.expression.LiteralReader;
import io.partita.planner.strict.expression.PathReader;
import io.partita.planner.strict.expression.UpdateReader;
import io.partita.planner.strict.read.BoundRead;
import io.partita.planner.strict.read.ReadTarget;
import io.partita.planner.strict.read.SelectBinder;
import io.partita.planner.strict.read.SelectShape;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import io.partita.planner.strict.text.StrictParser;
import io.partita.planner.strict.write.WriteBinder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From the text of one statement to what it will do, with the permission to do it. Who may not do anything to a table
 * does not learn from the checks what there is of it.
 */
final class StatementBinder {
    private final ItemStore store;
    private final StatementRequest request;
    private final StatementText text;
    private final LiteralReader literals;
    private final PathReader paths;
    private final ConditionReader conditions;

    StatementBinder(ItemStore store, StatementRequest request) {
        this.store = store;
        this.request = request;
        this.text = new StatementText(request.statement());
        this.literals = new LiteralReader(request.parameters());
        this.paths = new PathReader(text);
        this.conditions = new ConditionReader(text, literals, paths);
    }

    /**
     * The tree of the statement.
     *
     * @throws StoreException VALIDATION if it is none, or has clauses that the dialect does not have
     */
    ParsedStatement parse() {
        if (request.statement().length() > StrictStatements.MAX_CHARS) {
            throw StoreException.validation(
                    "The statement is longer than " + StrictStatements.MAX_CHARS + " characters");
        }
        Statement statement = StrictParser.parse(text);
        if (statement instanceof Statement.QueryStatement query) {
            return read(statement, query.query());
        } else if (statement instanceof Statement.ExistsCheck exists) {
            return read(statement, exists.query());
        } else if (statement instanceof Statement.Insert insert) {
            checkShape(insert);
            return new ParsedStatement(statement, Action.INSERT, insert.table().text(), null);
        } else if (statement instanceof Statement.Update update) {
            checkNoAlias(update.alias());
            return new ParsedStatement(statement, Action.UPDATE, update.table().text(), null);
        } else if (statement instanceof Statement.Delete delete) {
            checkNoAlias(delete.alias());
            return new ParsedStatement(statement, Action.DELETE, delete.table().text(), null);
        }
        throw Refusals.noDataManipulation();
    }

    private ParsedStatement read(Statement statement, Query query) {
        TableReference table = new SelectShape(text).check(query);
        String index = table.index().map(Identifier::text).orElse(null);
        return new ParsedStatement(statement, Action.SELECT, table.table().text(), index);
    }

    private void checkShape(Statement.Insert insert) {
        insert.returning().ifPresent(clause -> {
            throw Refusals.clause("RETURNING", clause.position());
        });
        insert.onConflict().ifPresent(clause -> {
            throw Refusals.clause(
                    "ON CONFLICT", text.wordBefore(clause.position().offset() + 2, "ON"));
        });
        if (!(insert.source() instanceof Statement.InsertValue)) {
            throw Refusals.malformed("Unexpected token after expression");
        }
    }

    private void checkNoAlias(Optional<Identifier> alias) {
        alias.ifPresent(name -> {
            throw Refusals.clause("AS", name.position());
        });
    }

    /**
     * What the statement will do.
     *
     * @throws StoreException VALIDATION, RESOURCE_NOT_FOUND, or ACCESS_DENIED by the gate
     */
    BoundStatement bind(ParsedStatement parsed, StatementGate gate) {
        BoundStatement bound;
        try {
            bound = bound(parsed, table(parsed.table()));
        } catch (StoreException failure) {
            gate.admit(
                    new StatementAccess(parsed.action(), parsed.table(), parsed.index(), false, List.of(), Set.of()));
            throw failure;
        }
        gate.admit(bound.access());
        return bound;
    }

    private TableDefinition table(String name) {
        try {
            return store.definition(name);
        } catch (StoreException failure) {
            throw failure.code() == ErrorCode.RESOURCE_NOT_FOUND
                    ? new StoreException(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found")
                    : failure;
        }
    }

    private BoundStatement bound(ParsedStatement parsed, TableDefinition table) {
        Statement statement = parsed.statement();
        WriteBinder writes = new WriteBinder(table, literals, conditions, request.returnItemOnFailure());
        if (statement instanceof Statement.Insert insert && insert.source() instanceof Statement.InsertValue source) {
            return new BoundStatement.Write(writes.insert(source.value()));
        } else if (statement instanceof Statement.Update update) {
            return new BoundStatement.Write(writes.update(update, new UpdateReader(text, literals, paths)));
        } else if (statement instanceof Statement.Delete delete) {
            return new BoundStatement.Write(writes.delete(delete));
        }
        ReadTarget target = new ReadTarget(table, index(table, parsed.index()));
        SelectBinder selects = new SelectBinder(text, paths, conditions);
        if (statement instanceof Statement.ExistsCheck exists) {
            return check(selects.bind(exists.query(), target, true));
        } else if (statement instanceof Statement.QueryStatement query) {
            return new BoundStatement.Read(selects.bind(query.query(), target, request.consistent()));
        }
        throw new IllegalStateException("a statement without a meaning: " + statement);
    }

    private static BoundStatement check(BoundRead read) {
        var key = read.onlyKey();
        if (key == null || read.rest().isEmpty()) {
            throw StoreException.validation("EXISTS() must contain a single item read with additional condition");
        }
        return new BoundStatement.Check(read.access(), key, read.rest());
    }

    private static @Nullable IndexDefinition index(TableDefinition table, @Nullable String name) {
        return name == null
                ? null
                : table.index(name)
                        .orElseThrow(() -> StoreException.validation("The table does not have the specified index"));
    }
}
