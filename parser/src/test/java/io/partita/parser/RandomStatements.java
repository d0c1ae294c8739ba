package io.partita.parser;

import static io.partita.parser.syntax.Position.NONE;

import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Values;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.AddColumn;
import io.partita.parser.syntax.Statement.AddIndex;
import io.partita.parser.syntax.Statement.AlterTable;
import io.partita.parser.syntax.Statement.Alteration;
import io.partita.parser.syntax.Statement.Begin;
import io.partita.parser.syntax.Statement.ColumnDeclaration;
import io.partita.parser.syntax.Statement.Commit;
import io.partita.parser.syntax.Statement.CreateIndex;
import io.partita.parser.syntax.Statement.CreateTable;
import io.partita.parser.syntax.Statement.CreateView;
import io.partita.parser.syntax.Statement.Delete;
import io.partita.parser.syntax.Statement.Describe;
import io.partita.parser.syntax.Statement.DoNothing;
import io.partita.parser.syntax.Statement.DoReplace;
import io.partita.parser.syntax.Statement.DoUpdate;
import io.partita.parser.syntax.Statement.DropColumn;
import io.partita.parser.syntax.Statement.DropIndex;
import io.partita.parser.syntax.Statement.DropTable;
import io.partita.parser.syntax.Statement.DropTableIndex;
import io.partita.parser.syntax.Statement.DropView;
import io.partita.parser.syntax.Statement.ExistsCheck;
import io.partita.parser.syntax.Statement.Explain;
import io.partita.parser.syntax.Statement.ExplainFormat;
import io.partita.parser.syntax.Statement.IndexColumn;
import io.partita.parser.syntax.Statement.IndexDeclaration;
import io.partita.parser.syntax.Statement.IndexKind;
import io.partita.parser.syntax.Statement.Insert;
import io.partita.parser.syntax.Statement.InsertKind;
import io.partita.parser.syntax.Statement.InsertQuery;
import io.partita.parser.syntax.Statement.InsertRows;
import io.partita.parser.syntax.Statement.InsertSource;
import io.partita.parser.syntax.Statement.InsertValue;
import io.partita.parser.syntax.Statement.KeyRole;
import io.partita.parser.syntax.Statement.OnConflict;
import io.partita.parser.syntax.Statement.Option;
import io.partita.parser.syntax.Statement.ProjectionClause;
import io.partita.parser.syntax.Statement.ProjectionKind;
import io.partita.parser.syntax.Statement.QueryStatement;
import io.partita.parser.syntax.Statement.ReleaseSavepoint;
import io.partita.parser.syntax.Statement.RemoveClause;
import io.partita.parser.syntax.Statement.RenameTo;
import io.partita.parser.syntax.Statement.Returning;
import io.partita.parser.syntax.Statement.ReturningImage;
import io.partita.parser.syntax.Statement.Rollback;
import io.partita.parser.syntax.Statement.RollbackTo;
import io.partita.parser.syntax.Statement.Savepoint;
import io.partita.parser.syntax.Statement.SetClause;
import io.partita.parser.syntax.Statement.SetOptions;
import io.partita.parser.syntax.Statement.ShowCreateTable;
import io.partita.parser.syntax.Statement.ShowCreateView;
import io.partita.parser.syntax.Statement.ShowFunctions;
import io.partita.parser.syntax.Statement.ShowIndexes;
import io.partita.parser.syntax.Statement.ShowTables;
import io.partita.parser.syntax.Statement.ShowViews;
import io.partita.parser.syntax.Statement.Truncate;
import io.partita.parser.syntax.Statement.Update;
import io.partita.parser.syntax.Statement.UpdateClause;
import java.util.List;
import java.util.SplittableRandom;

/** Statements of every kind from a seed. */
final class RandomStatements {
    private static final int DEPTH = 4;

    private final RandomQueries queries;
    private final RandomExpressions expressions;
    private final RandomNames dice;

    RandomStatements(long seed) {
        this.queries = new RandomQueries(new SplittableRandom(seed));
        this.expressions = queries.expressions();
        this.dice = queries.dice();
    }

    Statement statement() {
        return switch (dice.number(4)) {
            case 0 -> expressions.withoutParameters(this::definition);
            case 1 -> session();
            case 2 -> new Explain(dice.chance(50), dice.pick(ExplainFormat.values()), data(), NONE);
            default -> data();
        };
    }

    private Statement data() {
        return switch (dice.number(8)) {
            case 0, 1 -> insert();
            case 2, 3 -> update();
            case 4 ->
                new Delete(
                        queries.hints(),
                        dice.name(),
                        dice.maybe(30, dice::name),
                        dice.maybe(80, () -> expressions.expression(DEPTH)),
                        dice.maybe(30, this::returning),
                        NONE);
            case 5 -> dice.chance(50) ? new Truncate(dice.name(), NONE) : new ExistsCheck(queries.query(DEPTH), NONE);
            default -> new QueryStatement(queries.query(DEPTH), NONE);
        };
    }

    private Insert insert() {
        return new Insert(
                dice.pick(InsertKind.values()),
                queries.hints(),
                dice.name(),
                source(),
                dice.maybe(40, this::onConflict),
                dice.maybe(30, this::returning),
                NONE);
    }

    private InsertSource source() {
        return switch (dice.number(3)) {
            case 0 -> new InsertValue(expressions.expression(DEPTH), NONE);
            case 1 -> new InsertRows(dice.list(0, 3, dice::name), queries.rows(DEPTH), NONE);
            default -> rowsOrQuery(dice.list(0, 3, dice::name), queries.query(DEPTH));
        };
    }

    private static InsertSource rowsOrQuery(List<Identifier> columns, Query query) {
        boolean plain = query.with().isEmpty()
                && query.orderBy().isEmpty()
                && query.limit().isEmpty()
                && query.offset().isEmpty();
        return plain && query.body() instanceof Values values
                ? new InsertRows(columns, values.rows(), NONE)
                : new InsertQuery(columns, query, NONE);
    }

    private OnConflict onConflict() {
        return switch (dice.number(3)) {
            case 0 -> new DoNothing(NONE);
            case 1 -> new DoReplace(NONE);
            default -> new DoUpdate(dice.list(1, 3, this::set), dice.maybe(50, () -> expressions.expression(2)), NONE);
        };
    }

    private SetClause set() {
        return new SetClause(expressions.path(), expressions.expression(DEPTH), NONE);
    }

    private Update update() {
        return new Update(
                queries.hints(),
                dice.name(),
                dice.maybe(30, dice::name),
                dice.list(1, 4, this::updateClause),
                dice.maybe(80, () -> expressions.expression(DEPTH)),
                dice.maybe(40, this::returning),
                NONE);
    }

    private UpdateClause updateClause() {
        return dice.chance(60) ? set() : new RemoveClause(expressions.path(), NONE);
    }

    private Returning returning() {
        return new Returning(dice.maybe(60, () -> dice.pick(ReturningImage.values())), queries.items(2), NONE);
    }

    private Statement definition() {
        return switch (dice.number(7)) {
            case 0, 1 ->
                new CreateTable(
                        dice.chance(30),
                        dice.name(),
                        dice.list(1, 4, this::column),
                        dice.list(0, 2, dice::name),
                        dice.list(0, 2, this::index),
                        dice.list(0, 2, this::option),
                        NONE);
            case 2 -> new CreateIndex(dice.chance(30), dice.name(), index(), NONE);
            case 3 -> new AlterTable(dice.name(), dice.list(1, 3, this::alteration), NONE);
            case 4 ->
                new CreateView(
                        dice.chance(50),
                        dice.chance(30),
                        dice.name(),
                        dice.list(0, 2, dice::name),
                        queries.query(DEPTH),
                        NONE);
            case 5 ->
                dice.chance(50)
                        ? new DropTable(dice.chance(50), dice.name(), NONE)
                        : new DropView(dice.chance(50), dice.name(), NONE);
            default -> new DropIndex(dice.chance(50), dice.name(), dice.name(), NONE);
        };
    }

    private ColumnDeclaration column() {
        return new ColumnDeclaration(
                dice.name(),
                expressions.type(),
                dice.maybe(40, () -> dice.pick(KeyRole.values())),
                dice.chance(30),
                dice.maybe(30, () -> expressions.expression(2)),
                NONE);
    }

    private IndexDeclaration index() {
        return new IndexDeclaration(
                dice.pick(IndexKind.values()),
                dice.name(),
                dice.list(1, 2, this::indexColumn),
                dice.maybe(60, this::projection),
                dice.list(0, 2, this::option),
                NONE);
    }

    private IndexColumn indexColumn() {
        return new IndexColumn(
                dice.name(),
                dice.maybe(50, expressions::type),
                dice.maybe(50, () -> dice.pick(KeyRole.values())),
                NONE);
    }

    private ProjectionClause projection() {
        ProjectionKind kind = dice.pick(ProjectionKind.values());
        return new ProjectionClause(
                kind, kind == ProjectionKind.INCLUDE ? dice.list(1, 2, dice::name) : List.of(), NONE);
    }

    private Option option() {
        return new Option(dice.name(), expressions.expression(2), NONE);
    }

    private Alteration alteration() {
        return switch (dice.number(6)) {
            case 0 -> new AddColumn(column(), NONE);
            case 1 -> new DropColumn(dice.name(), NONE);
            case 2 -> new AddIndex(index(), NONE);
            case 3 -> new DropTableIndex(dice.name(), NONE);
            case 4 -> new SetOptions(dice.list(1, 3, this::option), NONE);
            default -> new RenameTo(dice.name(), NONE);
        };
    }

    private Statement session() {
        return switch (dice.number(12)) {
            case 0 ->
                dice.chance(50)
                        ? new ShowTables(dice.maybe(50, dice::text), NONE)
                        : new ShowFunctions(dice.maybe(50, dice::text), NONE);
            case 1 -> new ShowIndexes(dice.maybe(50, dice::name), NONE);
            case 2 -> new ShowCreateTable(dice.name(), NONE);
            case 3 -> new Describe(dice.name(), NONE);
            case 4 -> new Begin(dice.chance(50), NONE);
            case 5 -> new Commit(NONE);
            case 6 -> new Rollback(NONE);
            case 7 -> new Savepoint(dice.name(), NONE);
            case 8 -> new RollbackTo(dice.name(), NONE);
            case 9 -> new ShowViews(dice.maybe(50, dice::text), NONE);
            case 10 -> new ShowCreateView(dice.name(), NONE);
            default -> new ReleaseSavepoint(dice.name(), NONE);
        };
    }
}
