package io.partita.parser.internal;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement;
import io.partita.parser.syntax.Statement.AddColumn;
import io.partita.parser.syntax.Statement.AddIndex;
import io.partita.parser.syntax.Statement.AlterTable;
import io.partita.parser.syntax.Statement.Alteration;
import io.partita.parser.syntax.Statement.ColumnDeclaration;
import io.partita.parser.syntax.Statement.CreateIndex;
import io.partita.parser.syntax.Statement.CreateTable;
import io.partita.parser.syntax.Statement.CreateView;
import io.partita.parser.syntax.Statement.DropColumn;
import io.partita.parser.syntax.Statement.DropIndex;
import io.partita.parser.syntax.Statement.DropTable;
import io.partita.parser.syntax.Statement.DropTableIndex;
import io.partita.parser.syntax.Statement.DropView;
import io.partita.parser.syntax.Statement.IndexColumn;
import io.partita.parser.syntax.Statement.IndexDeclaration;
import io.partita.parser.syntax.Statement.IndexKind;
import io.partita.parser.syntax.Statement.KeyRole;
import io.partita.parser.syntax.Statement.Option;
import io.partita.parser.syntax.Statement.ProjectionClause;
import io.partita.parser.syntax.Statement.ProjectionKind;
import io.partita.parser.syntax.Statement.RenameTo;
import io.partita.parser.syntax.Statement.SetOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** The statements that define tables, indexes and views. */
final class DefinitionBuilder {
    private final Source source;
    private final TokenList tokens;
    private final Builders builders;

    DefinitionBuilder(Source source, TokenList tokens, Builders builders) {
        this.source = source;
        this.tokens = tokens;
        this.builders = builders;
    }

    /** A definition is kept as it is; there is nothing that could be filled in later. */
    private void refuseParameters() {
        tokens.firstParameter().ifPresent(parameter -> {
            throw source.failure(parameter, "a definition takes no parameters");
        });
    }

    Statement create(PartitaParser.CreateContext context) {
        refuseParameters();
        Position position = source.position(context);
        if (context.createTable() != null) {
            return createTable(context.createTable(), position);
        }
        if (context.createIndex() != null) {
            return createIndex(context.createIndex(), position);
        }
        PartitaParser.CreateViewContext view = context.createView();
        return new CreateView(
                view.REPLACE() != null,
                view.ifNotExists() != null,
                name(view.identifier()),
                builders.names().optionalColumns(view.columnNames()),
                builders.queries().query(view.query()),
                position);
    }

    private Identifier name(PartitaParser.IdentifierContext context) {
        return builders.names().name(context);
    }

    private CreateTable createTable(PartitaParser.CreateTableContext context, Position position) {
        List<ColumnDeclaration> columns = new ArrayList<>();
        List<Identifier> primaryKey = new ArrayList<>();
        List<IndexDeclaration> indexes = new ArrayList<>();
        for (PartitaParser.TableElementContext element : context.tableElement()) {
            if (element.columnDeclaration() != null) {
                columns.add(column(element.columnDeclaration()));
            } else if (element.indexDeclaration() != null) {
                indexes.add(index(element.indexDeclaration()));
            } else if (primaryKey.isEmpty()) {
                primaryKey.addAll(builders.names().columns(element.primaryKey().columnNames()));
            } else {
                throw source.failure(source.position(element), "the table has a PRIMARY KEY clause already");
            }
        }
        return new CreateTable(
                context.ifNotExists() != null,
                name(context.identifier()),
                columns,
                primaryKey,
                indexes,
                options(context.withOptions()),
                position);
    }

    private ColumnDeclaration column(PartitaParser.ColumnDeclarationContext context) {
        Optional<KeyRole> key = Optional.empty();
        boolean notNull = false;
        Optional<Expression> defaultValue = Optional.empty();
        for (PartitaParser.ColumnConstraintContext constraint : context.columnConstraint()) {
            if (constraint.keyRole() != null) {
                if (key.isPresent()) {
                    throw source.failure(source.position(constraint), "the column has been given a key role already");
                }
                key = Optional.of(keyRole(constraint.keyRole()));
            } else if (constraint.operand() != null) {
                defaultValue = Optional.of(builders.expressions().operand(constraint.operand()));
            } else {
                notNull = constraint.NOT() != null;
            }
        }
        return new ColumnDeclaration(
                name(context.identifier()),
                builders.names().type(context.typeName()),
                key,
                notNull,
                defaultValue,
                source.position(context));
    }

    private static KeyRole keyRole(PartitaParser.KeyRoleContext context) {
        return switch (context.start.getType()) {
            case PartitaParser.PARTITION -> KeyRole.PARTITION_KEY;
            case PartitaParser.SORT -> KeyRole.SORT_KEY;
            default -> KeyRole.PRIMARY_KEY;
        };
    }

    private IndexDeclaration index(PartitaParser.IndexDeclarationContext context) {
        return index(kind(context.start), name(context.identifier()), context.indexBody(), source.position(context));
    }

    private static IndexKind kind(Token first) {
        return switch (first.getType()) {
            case PartitaParser.GLOBAL -> IndexKind.GLOBAL;
            case PartitaParser.LOCAL -> IndexKind.LOCAL;
            default -> IndexKind.DEFAULT;
        };
    }

    private IndexDeclaration index(
            IndexKind kind, Identifier name, PartitaParser.IndexBodyContext context, Position position) {
        List<IndexColumn> columns = new ArrayList<>();
        for (PartitaParser.IndexColumnContext column : context.indexColumn()) {
            columns.add(new IndexColumn(
                    name(column.identifier()),
                    Optional.ofNullable(column.typeName()).map(builders.names()::type),
                    Optional.ofNullable(column.keyRole()).map(DefinitionBuilder::keyRole),
                    source.position(column)));
        }
        return new IndexDeclaration(
                kind,
                name,
                columns,
                Optional.ofNullable(context.projection()).map(this::projection),
                options(context.withOptions()),
                position);
    }

    private ProjectionClause projection(PartitaParser.ProjectionContext context) {
        Token kind = ((TerminalNode) context.getChild(1)).getSymbol();
        return new ProjectionClause(
                ProjectionKind.valueOf(ExpectationNames.word(kind.getType())),
                builders.names().optionalColumns(context.columnNames()),
                source.position(context));
    }

    private CreateIndex createIndex(PartitaParser.CreateIndexContext context, Position position) {
        IndexDeclaration index =
                index(kind(context.start), name(context.identifier(0)), context.indexBody(), source.position(context));
        return new CreateIndex(context.ifNotExists() != null, name(context.identifier(1)), index, position);
    }

    private List<Option> options(PartitaParser.@Nullable WithOptionsContext context) {
        return context == null ? List.of() : options(context.option());
    }

    private List<Option> options(List<PartitaParser.OptionContext> contexts) {
        List<Option> options = new ArrayList<>();
        for (PartitaParser.OptionContext option : contexts) {
            options.add(new Option(
                    name(option.identifier()),
                    builders.expressions().operand(option.operand()),
                    source.position(option)));
        }
        return options;
    }

    Statement drop(PartitaParser.DropContext context) {
        boolean ifExists = context.ifExists() != null;
        Identifier name = name(context.identifier(0));
        Position position = source.position(context);
        if (context.TABLE() != null) {
            return new DropTable(ifExists, name, position);
        }
        return context.INDEX() != null
                ? new DropIndex(ifExists, name, name(context.identifier(1)), position)
                : new DropView(ifExists, name, position);
    }

    AlterTable alterTable(PartitaParser.AlterTableContext context) {
        refuseParameters();
        List<Alteration> alterations =
                context.alteration().stream().map(this::alteration).toList();
        return new AlterTable(name(context.identifier()), alterations, source.position(context));
    }

    private Alteration alteration(PartitaParser.AlterationContext context) {
        Position position = source.position(context);
        return switch (context.start.getType()) {
            case PartitaParser.ADD ->
                context.indexDeclaration() != null
                        ? new AddIndex(index(context.indexDeclaration()), position)
                        : new AddColumn(column(context.columnDeclaration()), position);
            case PartitaParser.DROP ->
                context.INDEX() != null
                        ? new DropTableIndex(name(context.identifier()), position)
                        : new DropColumn(name(context.identifier()), position);
            case PartitaParser.SET -> new SetOptions(options(context.option()), position);
            default -> new RenameTo(name(context.identifier()), position);
        };
    }
}
