package io.partita.parser.syntax;

import java.util.List;
import java.util.Optional;

/** A statement. */
public sealed interface Statement extends Node {

    /** A SELECT, VALUES or WITH. */
    record QueryStatement(Query query, Position position) implements Statement {}

    /** {@code EXISTS (SELECT …)} as a statement of its own: the condition check of a transaction. */
    record ExistsCheck(Query query, Position position) implements Statement {}

    // ---- data ----

    /**
     * {@code INSERT INTO}, {@code UPSERT INTO} and {@code REPLACE INTO}; UPSERT and REPLACE mean the same.
     *
     * @param hints between INSERT and INTO
     */
    record Insert(
            InsertKind kind,
            List<Hint> hints,
            Identifier table,
            InsertSource source,
            Optional<OnConflict> onConflict,
            Optional<Returning> returning,
            Position position)
            implements Statement {
        public Insert {
            hints = List.copyOf(hints);
        }
    }

    enum InsertKind {
        INSERT,
        UPSERT,
        REPLACE
    }

    sealed interface InsertSource extends Node {}

    /** {@code VALUE {…}} or {@code VALUE ?}. */
    record InsertValue(Expression value, Position position) implements InsertSource {}

    /** {@code (columns) VALUES (…), (…)}; without a column list the declared columns are meant. */
    record InsertRows(List<Identifier> columns, List<Expression.RowValue> rows, Position position)
            implements InsertSource {
        public InsertRows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** {@code [(columns)] SELECT …}. */
    record InsertQuery(List<Identifier> columns, Query query, Position position) implements InsertSource {
        public InsertQuery {
            columns = List.copyOf(columns);
        }
    }

    sealed interface OnConflict extends Node {}

    record DoNothing(Position position) implements OnConflict {}

    record DoReplace(Position position) implements OnConflict {}

    record DoUpdate(List<SetClause> assignments, Optional<Expression> where, Position position) implements OnConflict {
        public DoUpdate {
            assignments = List.copyOf(assignments);
        }
    }

    /** {@code UPDATE t [AS x] SET … REMOVE … WHERE … RETURNING …}; clauses in the order of the text. */
    record Update(
            List<Hint> hints,
            Identifier table,
            Optional<Identifier> alias,
            List<UpdateClause> clauses,
            Optional<Expression> where,
            Optional<Returning> returning,
            Position position)
            implements Statement {
        public Update {
            hints = List.copyOf(hints);
            clauses = List.copyOf(clauses);
        }
    }

    sealed interface UpdateClause extends Node {}

    /** {@code SET path = value}. */
    record SetClause(Expression.PathExpression path, Expression value, Position position) implements UpdateClause {}

    /** {@code REMOVE path}. */
    record RemoveClause(Expression.PathExpression path, Position position) implements UpdateClause {}

    record Delete(
            List<Hint> hints,
            Identifier table,
            Optional<Identifier> alias,
            Optional<Expression> where,
            Optional<Returning> returning,
            Position position)
            implements Statement {
        public Delete {
            hints = List.copyOf(hints);
        }
    }

    /**
     * {@code RETURNING ALL OLD *} and its kin, or {@code RETURNING items} (of the new item; of the old one in a DELETE).
     *
     * @param image absent when only items are named
     */
    record Returning(Optional<ReturningImage> image, List<Query.SelectItem> items, Position position) implements Node {
        public Returning {
            items = List.copyOf(items);
        }
    }

    enum ReturningImage {
        ALL_OLD,
        MODIFIED_OLD,
        ALL_NEW,
        MODIFIED_NEW
    }

    record Truncate(Identifier table, Position position) implements Statement {}

    // ---- definitions ----

    /**
     * CREATE TABLE.
     *
     * @param primaryKey the columns of a PRIMARY KEY clause, partition key first; empty if the columns say it themselves
     */
    record CreateTable(
            boolean ifNotExists,
            Identifier table,
            List<ColumnDeclaration> columns,
            List<Identifier> primaryKey,
            List<IndexDeclaration> indexes,
            List<Option> options,
            Position position)
            implements Statement {
        public CreateTable {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            indexes = List.copyOf(indexes);
            options = List.copyOf(options);
        }
    }

    /** {@code name type [PARTITION KEY | SORT KEY | PRIMARY KEY] [NOT NULL] [DEFAULT …]}. */
    record ColumnDeclaration(
            Identifier name,
            TypeName type,
            Optional<KeyRole> key,
            boolean notNull,
            Optional<Expression> defaultValue,
            Position position)
            implements Node {}

    enum KeyRole {
        PARTITION_KEY,
        SORT_KEY,
        PRIMARY_KEY
    }

    /** {@code GLOBAL INDEX name (a PARTITION KEY, b SORT KEY) PROJECTION …}. */
    record IndexDeclaration(
            IndexKind kind,
            Identifier name,
            List<IndexColumn> columns,
            Optional<ProjectionClause> projection,
            List<Option> options,
            Position position)
            implements Node {
        public IndexDeclaration {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }
    }

    /** DEFAULT is a plain INDEX, which is global. */
    enum IndexKind {
        DEFAULT,
        GLOBAL,
        LOCAL
    }

    /**
     * A column of an index.
     *
     * @param type may be given where the table does not declare the column
     */
    record IndexColumn(Identifier name, Optional<TypeName> type, Optional<KeyRole> key, Position position)
            implements Node {}

    /** {@code PROJECTION ALL | KEYS | INCLUDE (…)}. */
    record ProjectionClause(ProjectionKind kind, List<Identifier> included, Position position) implements Node {
        public ProjectionClause {
            included = List.copyOf(included);
        }
    }

    enum ProjectionKind {
        ALL,
        KEYS,
        INCLUDE
    }

    /** {@code name = value} in WITH or SET. */
    record Option(Identifier name, Expression value, Position position) implements Node {}

    record DropTable(boolean ifExists, Identifier table, Position position) implements Statement {}

    record CreateIndex(boolean ifNotExists, Identifier table, IndexDeclaration index, Position position)
            implements Statement {}

    record DropIndex(boolean ifExists, Identifier index, Identifier table, Position position) implements Statement {}

    record AlterTable(Identifier table, List<Alteration> alterations, Position position) implements Statement {
        public AlterTable {
            alterations = List.copyOf(alterations);
        }
    }

    sealed interface Alteration extends Node {}

    record AddColumn(ColumnDeclaration column, Position position) implements Alteration {}

    record DropColumn(Identifier column, Position position) implements Alteration {}

    record AddIndex(IndexDeclaration index, Position position) implements Alteration {}

    record DropTableIndex(Identifier index, Position position) implements Alteration {}

    record SetOptions(List<Option> options, Position position) implements Alteration {
        public SetOptions {
            options = List.copyOf(options);
        }
    }

    record RenameTo(Identifier name, Position position) implements Alteration {}

    /**
     * CREATE VIEW.
     *
     * @param columns their names; empty leaves them to the query
     */
    record CreateView(
            boolean orReplace,
            boolean ifNotExists,
            Identifier view,
            List<Identifier> columns,
            Query query,
            Position position)
            implements Statement {
        public CreateView {
            columns = List.copyOf(columns);
        }
    }

    record DropView(boolean ifExists, Identifier view, Position position) implements Statement {}

    // ---- everything else ----

    record Explain(boolean analyze, ExplainFormat format, Statement statement, Position position)
            implements Statement {}

    enum ExplainFormat {
        TEXT,
        JSON
    }

    /**
     * SHOW TABLES.
     *
     * @param like a pattern of SHOW TABLES LIKE
     */
    record ShowTables(Optional<String> like, Position position) implements Statement {}

    /**
     * SHOW INDEXES.
     *
     * @param table absent for the indexes of all tables
     */
    record ShowIndexes(Optional<Identifier> table, Position position) implements Statement {}

    /**
     * SHOW VIEWS.
     *
     * @param like a pattern of SHOW VIEWS LIKE
     */
    record ShowViews(Optional<String> like, Position position) implements Statement {}

    /**
     * SHOW FUNCTIONS.
     *
     * @param like a pattern of names, in any case
     */
    record ShowFunctions(Optional<String> like, Position position) implements Statement {}

    /** SHOW CREATE TABLE, of a view too. */
    record ShowCreateTable(Identifier table, Position position) implements Statement {}

    record ShowCreateView(Identifier view, Position position) implements Statement {}

    record Describe(Identifier table, Position position) implements Statement {}

    record Begin(boolean readOnly, Position position) implements Statement {}

    record Commit(Position position) implements Statement {}

    record Rollback(Position position) implements Statement {}

    record Savepoint(Identifier name, Position position) implements Statement {}

    record RollbackTo(Identifier name, Position position) implements Statement {}

    record ReleaseSavepoint(Identifier name, Position position) implements Statement {}
}
