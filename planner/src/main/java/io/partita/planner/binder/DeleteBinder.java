package io.partita.planner.binder;

import io.partita.parser.syntax.Statement.Delete;
import io.partita.planner.catalog.Table;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.Plan;

/** DELETE of one item. */
final class DeleteBinder {
    private final Binding binding;

    DeleteBinder(Binding binding) {
        this.binding = binding;
    }

    Plan bind(Delete delete) {
        Table table = TableNames.find(delete.table(), binding);
        TableScope scope = new TableScope(table, delete.alias().orElse(null), binding.isAmazon());
        ExpressionBinder expressions = new ExpressionBinder(binding, scope);
        new HintBinder(binding, scope).bind(delete.hints());
        KeyedWriteBinder.Target target =
                new KeyedWriteBinder(binding, table, expressions).bind("DELETE", delete.where(), delete.position());
        return new Plan.Writing(new ItemWrite.Delete(
                table,
                target.key(),
                target.condition(),
                binding.isAmazon(),
                new ReturningBinder(binding, scope).bind(delete.returning(), ReturningBinder.Statement.DELETE)));
    }
}
