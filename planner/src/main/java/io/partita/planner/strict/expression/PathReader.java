package io.partita.planner.strict.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Path;
import io.partita.parser.StatementParser;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Document paths. The first name of a path is always an attribute: statements of the dialect know no other names. */
public final class PathReader {
    private static final Set<String> RESERVED = StatementParser.reservedWords();

    private final StatementText text;

    public PathReader(StatementText text) {
        this.text = text;
    }

    /**
     * The path that is written so.
     *
     * @throws StoreException VALIDATION if a step is not one of the dialect
     */
    public Path path(Expression.PathExpression expression) {
        if (expression.steps().isEmpty()) {
            return Path.of(expression.root().text());
        }
        List<Path.Step> steps = new ArrayList<>(expression.steps().size());
        for (Expression.PathStep step : expression.steps()) {
            steps.add(step(step));
        }
        return new Path(expression.root().text(), steps);
    }

    private Path.Step step(Expression.PathStep step) {
        if (step instanceof Expression.IndexStep index) {
            return new Path.Index(index.index());
        } else if (step instanceof Expression.NameStep name) {
            if (text.at(name.position()).startsWith("[")) {
                throw StoreException.validation(
                        "Unexpected path component" + Refusals.at(name.name().position()));
            }
            return new Path.Name(name(name.name()));
        }
        throw new IllegalStateException("a step without a meaning: " + step);
    }

    /** Behind a dot, other than elsewhere in our language, a reserved word needs its quotes. */
    private static String name(Identifier name) {
        if (!name.quoted() && RESERVED.contains(name.text().toUpperCase(Locale.ROOT))) {
            throw Refusals.malformed("Invalid path dot component");
        }
        return name.text();
    }
}
