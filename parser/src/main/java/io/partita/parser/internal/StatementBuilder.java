package io.partita.parser.internal;

import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.Begin;
import io.partita.parser.syntax.Statement.Commit;
import io.partita.parser.syntax.Statement.Describe;
import io.partita.parser.syntax.Statement.ExistsCheck;
import io.partita.parser.syntax.Statement.Explain;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.parser.syntax.Statement.QueryStatement;
import io.partita.parser.syntax.Statement.ReleaseSavepoint;
import io.partita.parser.syntax.Statement.Rollback;
import io.partita.parser.syntax.Statement.RollbackTo;
import io.partita.parser.syntax.Statement.Savepoint;
import io.partita.parser.syntax.Statement.ShowCreateTable;
import io.partita.parser.syntax.Statement.ShowCreateView;
import io.partita.parser.syntax.Statement.ShowFunctions;
import io.partita.parser.syntax.Statement.ShowIndexes;
import io.partita.parser.syntax.Statement.ShowTables;
import io.partita.parser.syntax.Statement.ShowViews;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Statements: which one it is, and the ones that are made of words and names alone. */
final class StatementBuilder {
    private final Source source;
    private final Builders builders;

    StatementBuilder(Source source, Builders builders) {
        this.source = source;
        this.builders = builders;
    }

    Statement text(PartitaParser.TextContext context) {
        ParserRuleContext statement = (ParserRuleContext) context.statement().getChild(0);
        Position position = source.position(statement);
        return switch (statement.getRuleIndex()) {
            case PartitaParser.RULE_dataStatement -> data((PartitaParser.DataStatementContext) statement);
            case PartitaParser.RULE_explain -> explain((PartitaParser.ExplainContext) statement);
            case PartitaParser.RULE_create -> builders.definitions().create((PartitaParser.CreateContext) statement);
            case PartitaParser.RULE_drop -> builders.definitions().drop((PartitaParser.DropContext) statement);
            case PartitaParser.RULE_alterTable ->
                builders.definitions().alterTable((PartitaParser.AlterTableContext) statement);
            case PartitaParser.RULE_show -> show((PartitaParser.ShowContext) statement);
            case PartitaParser.RULE_describe ->
                new Describe(name(((PartitaParser.DescribeContext) statement).identifier()), position);
            case PartitaParser.RULE_begin ->
                new Begin(((PartitaParser.BeginContext) statement).ONLY() != null, position);
            case PartitaParser.RULE_commit -> new Commit(position);
            case PartitaParser.RULE_rollback -> rollback((PartitaParser.RollbackContext) statement);
            case PartitaParser.RULE_savepoint ->
                new Savepoint(name(((PartitaParser.SavepointContext) statement).identifier()), position);
            case PartitaParser.RULE_release ->
                new ReleaseSavepoint(name(((PartitaParser.ReleaseContext) statement).identifier()), position);
            default -> throw unknown(statement);
        };
    }

    private Statement data(PartitaParser.DataStatementContext context) {
        ParserRuleContext statement = (ParserRuleContext) context.getChild(0);
        return switch (statement.getRuleIndex()) {
            case PartitaParser.RULE_query -> {
                Query query = builders.queries().query((PartitaParser.QueryContext) statement);
                yield new QueryStatement(query, query.position());
            }
            case PartitaParser.RULE_insert -> builders.writes().insert((PartitaParser.InsertContext) statement);
            case PartitaParser.RULE_update -> builders.writes().update((PartitaParser.UpdateContext) statement);
            case PartitaParser.RULE_delete -> builders.writes().delete((PartitaParser.DeleteContext) statement);
            case PartitaParser.RULE_truncate -> builders.writes().truncate((PartitaParser.TruncateContext) statement);
            case PartitaParser.RULE_exists ->
                new ExistsCheck(
                        builders.queries().query(((PartitaParser.ExistsContext) statement).query()),
                        source.position(statement));
            default -> throw unknown(statement);
        };
    }

    private static IllegalStateException unknown(ParserRuleContext context) {
        return new IllegalStateException("no statement: " + PartitaParser.ruleNames[context.getRuleIndex()]);
    }

    private Explain explain(PartitaParser.ExplainContext context) {
        return new Explain(
                context.ANALYZE() != null,
                context.JSON() != null ? ExplainFormat.JSON : ExplainFormat.TEXT,
                data(context.dataStatement()),
                source.position(context));
    }

    private Statement show(PartitaParser.ShowContext context) {
        Position position = source.position(context);
        Optional<String> like = Optional.ofNullable(context.STRING())
                .map(pattern -> LiteralBuilder.unquote(source.text(pattern.getSymbol())));
        if (context.TABLES() != null) {
            return new ShowTables(like, position);
        } else if (context.VIEWS() != null) {
            return new ShowViews(like, position);
        } else if (context.VIEW() != null) {
            return new ShowCreateView(name(context.identifier()), position);
        } else if (context.FUNCTIONS() != null) {
            return new ShowFunctions(like, position);
        }
        Optional<Identifier> table = Optional.ofNullable(context.identifier()).map(this::name);
        return context.INDEXES() != null
                ? new ShowIndexes(table, position)
                : new ShowCreateTable(table.orElseThrow(), position);
    }

    private Statement rollback(PartitaParser.RollbackContext context) {
        Position position = source.position(context);
        return context.identifier() == null
                ? new Rollback(position)
                : new RollbackTo(name(context.identifier()), position);
    }

    private Identifier name(PartitaParser.IdentifierContext context) {
        return builders.names().name(context);
    }
}
