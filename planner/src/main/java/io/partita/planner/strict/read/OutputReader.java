package io.partita.planner.strict.read;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Path;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query;
import io.partita.planner.strict.expression.PathReader;
import io.partita.planner.strict.text.Refusals;
import io.partita.planner.strict.text.StatementText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list behind SELECT: a star, or paths. */
final class OutputReader {
    private final StatementText text;
    private final PathReader paths;

    OutputReader(StatementText text, PathReader paths) {
        this.text = text;
        this.paths = paths;
    }

    /** @throws StoreException VALIDATION if something else stands there, or two paths come back under one name */
    Output output(List<Query.SelectItem> items) {
        if (items.size() == 1
                && items.get(0) instanceof Query.AllColumns all
                && all.qualifier().isEmpty()) {
            return Output.EVERYTHING;
        }
        Map<String, Path> outputs = new LinkedHashMap<>();
        for (Query.SelectItem item : items) {
            Path path = path(item);
            String name = Output.nameOf(path);
            if (outputs.put(name, path) != null) {
                throw StoreException.validation("Duplicate identifiers in select clause: " + name);
            }
        }
        return new Output(outputs);
    }

    private Path path(Query.SelectItem item) {
        if (!(item instanceof Query.Output output)) {
            throw StoreException.validation("Unexpected path component" + Refusals.at(item.position()));
        } else if (output.alias().isPresent()) {
            throw Refusals.clause(
                    "AS", text.wordBefore(output.alias().get().position().offset(), "AS"));
        } else if (output.expression() instanceof Expression.PathExpression path) {
            return paths.path(path);
        } else if (output.expression() instanceof Expression.FunctionCall call) {
            throw Refusals.function(call.name().text(), call.name().position());
        }
        throw StoreException.validation("Only document paths can be selected"
                + Refusals.at(output.expression().position()));
    }
}
