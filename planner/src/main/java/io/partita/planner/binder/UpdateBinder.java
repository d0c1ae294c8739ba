package io.partita.planner.binder;

import io.partita.parser.syntax.Statement.Update;
import io.partita.planner.catalog.Table;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.plan.Plan;
import java.util.List;
import java.util.Optional;

/** UPDATE of one item by its key, or of those that a search finds. */
final class UpdateBinder {
    private final Binding binding;
    private final Update update;
    private final Table table;
    private final TableScope scope;
    private final ExpressionBinder expressions;

    UpdateBinder(Binding binding, Update update) {
        this.binding = binding;
        this.update = update;
        this.table = TableNames.find(update.table(), binding);
        this.scope = new TableScope(table, update.alias().orElse(null), binding.isAmazon());
        this.expressions = new ExpressionBinder(binding, scope);
    }

    Plan bind() {
        BoundHints hints = new HintBinder(binding, scope).bind(update.hints());
        List<Assignment> assignments = new AssignmentBinder(binding, table, expressions).bind(update.clauses());
        WritePredicate predicate = WritePredicate.of(table, update.where().map(expressions::bind));
        Returned returned =
                new ReturningBinder(binding, scope).bind(update.returning(), ReturningBinder.Statement.UPDATE);
        Optional<WritePredicate.Keyed> keyed = predicate.keyed(binding);
        if (keyed.isPresent() && !ComputedValues.isIn(assignments)) {
            return new Plan.Writing(new ItemWrite.Update(
                    table, keyed.get().key(), assignments, keyed.get().condition(), binding.isAmazon(), returned));
        }
        SearchBinder search =
                new SearchBinder(binding, table, hints, update.table().position());
        ItemWrite.Guard guard = predicate.guard(assignments);
        return new Plan.Writing(new ItemWrite.UpdateEach(
                table, search.bind(predicate.conjuncts(), guard, assignments), assignments, guard, returned));
    }
}
