package io.partita.parser;

/** The formatters of one text, which call each other as the pieces of the tree are nested. */
final class Formatters {
    private final SqlText text = new SqlText();
    private final ExpressionFormatter expressions = new ExpressionFormatter(this);
    private final CallFormatter calls = new CallFormatter(this);
    private final QueryFormatter queries = new QueryFormatter(this);
    private final RelationFormatter relations = new RelationFormatter(this);
    private final WriteFormatter writes = new WriteFormatter(this);
    private final DefinitionFormatter definitions = new DefinitionFormatter(this);
    private final StatementDispatch statements = new StatementDispatch(this);

    SqlText text() {
        return text;
    }

    ExpressionFormatter expressions() {
        return expressions;
    }

    CallFormatter calls() {
        return calls;
    }

    QueryFormatter queries() {
        return queries;
    }

    RelationFormatter relations() {
        return relations;
    }

    WriteFormatter writes() {
        return writes;
    }

    DefinitionFormatter definitions() {
        return definitions;
    }

    StatementDispatch statements() {
        return statements;
    }
}
