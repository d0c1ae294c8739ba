package io.partita.engine.server.statement;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.statement.StatementRequest;
import io.partita.engine.api.statement.StatementService;
import io.partita.engine.server.wire.Attribute;
import io.partita.engine.server.wire.AttributeShape;
import io.partita.engine.server.wire.Constraint;
import io.partita.engine.server.wire.ListShape;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.util.List;

/**
 * The members of requests that have statements, with their constraints.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html">ExecuteStatement</a>,
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html">BatchExecuteStatement</a>
 * and <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html">ExecuteTransaction</a>.
 */
final class StatementMembers {
    static final Member<String> STATEMENT = Member.of("Statement", Shapes.TEXT)
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(8192));
    static final Member<List<Attribute>> PARAMETERS =
            Member.of("Parameters", ListShape.of(AttributeShape.ELEMENT)).with(Constraint.minLength(1));
    static final Member<Boolean> CONSISTENT = Member.of("ConsistentRead", Shapes.FLAG);
    static final Member<String> NEXT_TOKEN =
            Member.of("NextToken", Shapes.TEXT).with(Constraint.minLength(1)).with(Constraint.maxLength(32_768));
    static final Member<Long> LIMIT = Member.of("Limit", Shapes.INTEGER).with(Constraint.atLeast(1));
    static final Member<String> RETURN_ON_FAILURE =
            Member.of("ReturnValuesOnConditionCheckFailure", Shapes.TEXT).with(Constraint.oneOf("ALL_OLD", "NONE"));
    static final Member<String> CLIENT_TOKEN = Member.of("ClientRequestToken", Shapes.TEXT)
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(36));

    static final Member<List<Parameters>> BATCH = Member.of(
                    "Statements",
                    ListShape.of(Structure.element(
                            "BatchStatementRequest", STATEMENT, PARAMETERS, CONSISTENT, RETURN_ON_FAILURE)))
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(StatementService.MAX_BATCH));
    static final Member<List<Parameters>> TRANSACTION = Member.of(
                    "TransactStatements",
                    ListShape.of(Structure.element("ParameterizedStatement", STATEMENT, PARAMETERS, RETURN_ON_FAILURE)))
            .notNull()
            .with(Constraint.minLength(1))
            .with(Constraint.maxLength(StatementService.MAX_TRANSACTION));

    private StatementMembers() {}

    /** A member of a batch. */
    static StatementRequest ofBatch(Parameters statement) {
        return new StatementRequest(
                statement.require(STATEMENT),
                values(statement),
                statement.get(CONSISTENT, false),
                0,
                null,
                returnsItem(statement));
    }

    /** A member of a transaction. */
    static StatementRequest ofTransaction(Parameters statement) {
        return new StatementRequest(
                statement.require(STATEMENT), values(statement), false, 0, null, returnsItem(statement));
    }

    static List<AttributeValue> values(Parameters statement) {
        return statement.get(PARAMETERS, List.of()).stream()
                .map(Attribute::checked)
                .toList();
    }

    static boolean returnsItem(Parameters statement) {
        return statement.get(RETURN_ON_FAILURE, "NONE").equals("ALL_OLD");
    }
}
