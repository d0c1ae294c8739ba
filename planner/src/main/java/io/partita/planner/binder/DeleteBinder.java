package io.partita.planner.binder;

import io.partita.parser.syntax.Statement.Delete;
import io.partita.planner.catalog.Table;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.plan.Plan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DELETE of one item by its key, or of those that a search finds. */
final class DeleteBinder {
    private final Binding binding;

    DeleteBinder(Binding binding) {
        this.binding = binding;
    }

    BoundStatement bind(Delete delete) {
        Table table = TableNames.find(delete.table(), binding);
        TableScope scope = new TableScope(table, delete.alias().orElse(null), binding.isAmazon());
        WriteScope names = new WriteScope(scope, binding.isAmazon());
        ExpressionBinder expressions = new ExpressionBinder(binding, names);
        BoundHints hints = new HintBinder(binding, scope).bind(delete.hints());
        WriteConditions conditions = WriteConditions.of(binding, table, names, expressions, delete.where());
        WritePredicate predicate = conditions.predicate();
        Returned returned =
                new ReturningBinder(binding, scope).bind(delete.returning(), ReturningBinder.Statement.DELETE);
        if (conditions.needQuery()) {
            return conditions.found(
                    new WriteConditions.Written(delete.table(), delete.alias(), delete.hints()), null, returned);
        }
        return new BoundStatement.Planned(plan(delete, table, predicate, hints, returned));
    }

    private Plan plan(
            Delete delete,
            Table table,
            WritePredicate predicate,
            BoundHints hints,
            ItemWrite.@Nullable Returned returned) {
        Optional<WritePredicate.Keyed> keyed = predicate.keyed(binding);
        if (keyed.isPresent()) {
            return new Plan.Writing(new ItemWrite.Delete(
                    table, keyed.get().key(), keyed.get().condition(), binding.isAmazon(), returned));
        }
        SearchBinder search =
                new SearchBinder(binding, table, hints, delete.table().position());
        ItemWrite.Guard guard = predicate.guard(List.of());
        return new Plan.Writing(
                new ItemWrite.DeleteEach(table, search.bind(predicate.conjuncts(), guard, List.of()), guard, returned));
    }
}
