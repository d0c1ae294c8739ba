package io.partita.tck.sql.oracle;

import io.partita.parser.syntax.Expression.IndexStep;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Expression.PathStep;
import io.partita.parser.syntax.Identifier;
import io.partita.tck.sql.value.Absent;
import java.util.List;
import java.util.Map;

/**
 * An item under the names that a statement may use for it.
 *
 * @param name the table's name, or the alias that replaces it
 * @param isAlias whether it is an alias; only an alias stands for the whole item
 * @param columns the attributes that the table is known to have
 */
record Row(Map<String, Object> item, String name, boolean isAlias, List<String> columns) {

    /** The value at a path, MISSING if it leads nowhere. */
    Object at(PathExpression path) {
        boolean qualified = names(path.root(), name);
        if (qualified && isAlias && path.steps().isEmpty()) {
            return item;
        }
        if (qualified && !path.steps().isEmpty() && path.steps().get(0) instanceof NameStep first) {
            return into(
                    attribute(first.name()),
                    path.steps().subList(1, path.steps().size()));
        }
        return into(attribute(path.root()), path.steps());
    }

    private Object attribute(Identifier name) {
        String known = name.text();
        if (!name.quoted() && !columns.contains(known)) {
            List<String> sameWithoutCase = columns.stream()
                    .filter(column -> column.equalsIgnoreCase(name.text()))
                    .toList();
            known = sameWithoutCase.size() == 1 ? sameWithoutCase.get(0) : known;
        }
        return item.getOrDefault(known, Absent.MISSING);
    }

    static Object into(Object value, List<PathStep> steps) {
        Object reached = value;
        for (PathStep step : steps) {
            if (step instanceof NameStep name && reached instanceof Map<?, ?> map) {
                Object below = map.get(name.name().text());
                reached = below == null ? Absent.MISSING : below;
            } else if (step instanceof IndexStep index && reached instanceof List<?> list) {
                reached = index.index() < list.size() ? list.get(index.index()) : Absent.MISSING;
            } else {
                return Absent.MISSING;
            }
        }
        return reached;
    }

    private static boolean names(Identifier name, String text) {
        return name.quoted() ? name.text().equals(text) : name.text().equalsIgnoreCase(text);
    }
}
