package io.partita.parser;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Statement;

/**
 * Syntax tree to text: one line, keywords in upper case, parentheses and quotes only where they are needed. What the
 * parser has read is printed so that it reads the same tree again, positions apart. Stateless and safe to share between
 * threads.
 */
public final class StatementFormatter {
    private StatementFormatter() {}

    public static String format(Statement statement) {
        Formatters formatters = new Formatters();
        formatters.statements().statement(statement);
        return formatters.text().toString();
    }

    public static String format(Query query) {
        Formatters formatters = new Formatters();
        formatters.queries().query(query);
        return formatters.text().toString();
    }

    public static String format(Expression expression) {
        Formatters formatters = new Formatters();
        formatters.expressions().expression(expression);
        return formatters.text().toString();
    }
}
