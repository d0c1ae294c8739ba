package io.partita.planner.binder;

import io.partita.parser.syntax.Statement.Update;
import io.partita.planner.catalog.Table;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** UPDATE of one item by its key, or of those that a search finds. */
final class UpdateBinder {
    private final Binding binding;
    private final Update update;
    private final Table table;
    private final TableScope scope;
    private final WriteScope names;
    private final ExpressionBinder expressions;

    UpdateBinder(Binding binding, Update update) {
        this.binding = binding;
        this.update = update;
        this.table = TableNames.find(update.table(), binding);
        this.scope = new TableScope(table, update.alias().orElse(null), binding.isAmazon());
        this.names = new WriteScope(scope, binding.isAmazon());
        this.expressions = new ExpressionBinder(binding, names);
    }

    BoundStatement bind() {
        BoundHints hints = new HintBinder(binding, scope).bind(update.hints());
        List<Assignment> assignments = new AssignmentBinder(binding, table, expressions).bind(update.clauses());
        WriteConditions conditions = WriteConditions.of(binding, table, names, expressions, update.where());
        WritePredicate predicate = conditions.predicate();
        Returned returned =
                new ReturningBinder(binding, scope).bind(update.returning(), ReturningBinder.Statement.UPDATE);
        if (conditions.needQuery()) {
            return conditions.found(
                    new WriteConditions.Written(update.table(), update.alias(), update.hints()), assignments, returned);
        }
        return new BoundStatement.Planned(plan(predicate, assignments, hints, returned));
    }

    private Plan plan(
            WritePredicate predicate,
            List<Assignment> assignments,
            BoundHints hints,
            ItemWrite.@Nullable Returned returned) {
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
