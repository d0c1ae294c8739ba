package io.partita.parser.internal;

/** The builders of one statement's tree, which call each other as the grammar's rules do. */
final class Builders {
    private final NameBuilder names;
    private final LiteralBuilder literals;
    private final ExpressionBuilder expressions;
    private final PredicateBuilder predicates;
    private final CallBuilder calls;
    private final WindowBuilder windows;
    private final GroupBuilder groups;
    private final QueryBuilder queries;
    private final RelationBuilder relations;
    private final WriteBuilder writes;
    private final DefinitionBuilder definitions;
    private final StatementBuilder statements;

    Builders(Source source, TokenList tokens) {
        names = new NameBuilder(source);
        literals = new LiteralBuilder(source, tokens, this);
        expressions = new ExpressionBuilder(source, this);
        predicates = new PredicateBuilder(source, this);
        calls = new CallBuilder(source, this);
        windows = new WindowBuilder(source, this);
        groups = new GroupBuilder(source, this);
        queries = new QueryBuilder(source, this);
        relations = new RelationBuilder(source, tokens, this);
        writes = new WriteBuilder(source, this);
        definitions = new DefinitionBuilder(source, tokens, this);
        statements = new StatementBuilder(source, this);
    }

    NameBuilder names() {
        return names;
    }

    LiteralBuilder literals() {
        return literals;
    }

    ExpressionBuilder expressions() {
        return expressions;
    }

    PredicateBuilder predicates() {
        return predicates;
    }

    CallBuilder calls() {
        return calls;
    }

    WindowBuilder windows() {
        return windows;
    }

    GroupBuilder groups() {
        return groups;
    }

    QueryBuilder queries() {
        return queries;
    }

    RelationBuilder relations() {
        return relations;
    }

    WriteBuilder writes() {
        return writes;
    }

    DefinitionBuilder definitions() {
        return definitions;
    }

    StatementBuilder statements() {
        return statements;
    }
}
