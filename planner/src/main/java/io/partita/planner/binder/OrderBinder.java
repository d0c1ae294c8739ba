package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.SortItem;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode.SortTerm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ORDER BY: the name of an output, its number, or an expression over the item. NULL and MISSING stand behind the values,
 * before them under DESC.
 */
final class OrderBinder {
    private final ExpressionBinder expressions;
    private final List<SelectListBinder.Item> outputs;

    /**
     * @param outputs of the SELECT; none for a star
     */
    OrderBinder(ExpressionBinder expressions, List<SelectListBinder.Item> outputs) {
        this.expressions = expressions;
        this.outputs = outputs;
    }

    List<SortTerm> bind(List<SortItem> items) {
        List<SortTerm> terms = new ArrayList<>(items.size());
        for (SortItem item : items) {
            terms.add(term(item, value(item.expression())));
        }
        return terms;
    }

    static SortTerm term(SortItem item, Scalar value) {
        boolean ascending = item.direction() != SortItem.Direction.DESCENDING;
        boolean nullsFirst =
                item.nulls().map(nulls -> nulls == SortItem.NullOrder.FIRST).orElse(!ascending);
        return new SortTerm(value, ascending, nullsFirst);
    }

    private Scalar value(Expression expression) {
        if (expression instanceof Expression.NumberLiteral number) {
            return byNumber(number);
        }
        if (expression instanceof Expression.PathExpression path && path.steps().isEmpty()) {
            Optional<Scalar> output = byAlias(path.root());
            if (output.isPresent()) {
                return output.get();
            }
        }
        return expressions.bind(expression);
    }

    private Scalar byNumber(Expression.NumberLiteral number) {
        BigDecimal value = number.value();
        boolean within = value.signum() > 0
                && value.compareTo(BigDecimal.valueOf(outputs.size())) <= 0
                && value.stripTrailingZeros().scale() <= 0;
        if (!within) {
            throw Refusals.invalid(
                    outputs.isEmpty()
                            ? "ORDER BY a number needs named columns in place of *"
                            : "ORDER BY a number counts the columns from 1 to " + outputs.size(),
                    number.position());
        }
        return outputs.get(value.intValueExact() - 1).scalar();
    }

    private Optional<Scalar> byAlias(Identifier name) {
        return outputs.stream()
                .filter(output -> output.alias().isPresent()
                        && matches(name, output.alias().get()))
                .map(SelectListBinder.Item::scalar)
                .findFirst();
    }

    private static boolean matches(Identifier name, Identifier alias) {
        return name.text().equals(alias.text())
                || (!name.quoted() && !alias.quoted() && name.text().equalsIgnoreCase(alias.text()));
    }
}
