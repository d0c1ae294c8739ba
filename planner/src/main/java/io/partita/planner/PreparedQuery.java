package io.partita.planner;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.compile.CompiledStatement;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.execution.BatchResult;
import io.partita.planner.execution.Outcome;
import io.partita.planner.explain.PlanExplanation;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.OperandTypes;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.type.ParameterDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was compiled and can be executed many times. It compiles itself again when the catalog
 * has changed since. For one thread at a time.
 */
public final class PreparedQuery {
    private final QueryEngine engine;
    private final String text;
    private final SessionOptions options;
    private CompiledStatement compiled;
    private long catalogVersion;

    PreparedQuery(QueryEngine engine, String text, SessionOptions options) {
        this.engine = engine;
        this.text = text;
        this.options = options;
        this.catalogVersion = engine.catalog().version();
        this.compiled = engine.compiler().compile(text, options);
    }

    public Plan plan() {
        return current().plan();
    }

    /** The plan as EXPLAIN prints it, with the parameters in their places. */
    public String explanation(List<@Nullable AttributeValue> parameters) {
        CompiledStatement statement = current();
        return PlanExplanation.of(statement.plan(), arguments(statement, parameters), null)
                .text();
    }

    public List<ParameterDescription> parameters() {
        return compiled.parameters();
    }

    /**
     * Executes the statement. If the store does not know its table or index any more and nothing has happened yet, it
     * is compiled and executed once again.
     *
     * @param parameters a value for each parameter, null for SQL NULL
     * @throws QueryException if it is refused or fails
     */
    public Outcome execute(List<@Nullable AttributeValue> parameters, Execution execution) {
        CompiledStatement statement = current();
        requireAll(statement, parameters);
        long requests = execution.tally().requests();
        try {
            return engine.executor().execute(statement.plan(), arguments(statement, parameters), execution);
        } catch (QueryException failure) {
            if (!isOutdated(failure) || execution.tally().requests() > requests) {
                throw failure;
            }
            engine.catalog().invalidateAll();
            CompiledStatement again = current();
            return engine.executor().execute(again.plan(), arguments(again, parameters), execution);
        }
    }

    /**
     * Executes a statement that returns no rows once for each list of parameters, as if one after another, and goes on
     * behind one that fails. Writes of single items are sent many at a time.
     *
     * @return the count of each, or why it failed
     */
    public List<BatchResult> executeEach(List<List<@Nullable AttributeValue>> parameters, Execution execution) {
        CompiledStatement statement = current();
        List<Arguments> arguments = new ArrayList<>(parameters.size());
        for (List<@Nullable AttributeValue> each : parameters) {
            requireAll(statement, each);
            arguments.add(arguments(statement, each));
        }
        List<BatchResult> results = engine.executor().executeEach(statement.plan(), arguments, execution);
        if (results.stream().anyMatch(PreparedQuery::isOutdated)) {
            engine.catalog().invalidateAll();
        }
        return results;
    }

    private static boolean isOutdated(BatchResult result) {
        return result instanceof BatchResult.Failed failed && isOutdated(failed.failure());
    }

    private static void requireAll(CompiledStatement statement, List<@Nullable AttributeValue> parameters) {
        int expected = statement.parameters().size();
        if (parameters.size() != expected) {
            throw new QueryException(
                    QueryErrorCode.PARAMETER_MISMATCH,
                    "the statement has " + expected + " parameters and " + parameters.size() + " were given");
        }
    }

    /** Whether the store does not know what the catalog knew: somebody else has changed a definition. */
    private static boolean isOutdated(QueryException failure) {
        return failure.getCause() instanceof StoreException
                && (failure.code() == QueryErrorCode.UNKNOWN_TABLE || failure.code() == QueryErrorCode.UNKNOWN_INDEX);
    }

    private Arguments arguments(CompiledStatement statement, List<@Nullable AttributeValue> parameters) {
        refuseNulls(statement.parameters(), parameters);
        Instant now = engine.clock().instant();
        if (statement.literals().isEmpty()) {
            return new Arguments(parameters, now);
        }
        List<@Nullable AttributeValue> values = new ArrayList<>(parameters);
        values.addAll(statement.literals());
        return new Arguments(values, now);
    }

    /** In Amazon's manner nothing is less or more than NULL, and to ask is a mistake. */
    private static void refuseNulls(
            List<ParameterDescription> descriptions, List<@Nullable AttributeValue> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            String operator = descriptions.get(i).operator();
            AttributeValue value = parameters.get(i);
            if (operator != null && (value == null || value.type() == AttributeType.NULL)) {
                throw OperandTypes.refused(operator, AttributeValue.nullValue());
            }
        }
    }

    private CompiledStatement current() {
        long version = engine.catalog().version();
        if (version != catalogVersion) {
            compiled = engine.compiler().compile(text, options);
            catalogVersion = version;
        }
        return compiled;
    }
}
