package io.partita.planner.access;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.pushdown.ConditionTranslator;
import org.jspecify.annotations.Nullable;

/** One access that is being executed. */
record AccessRead(TableAccess access, ReadContext context, MeteredStore store, Demand demand) {

    Arguments arguments() {
        return context.arguments();
    }

    Workers workers() {
        return context.workers();
    }

    /** Whether reads are strongly consistent; global indexes cannot be. */
    boolean isConsistent(@Nullable IndexDefinition index) {
        if (index != null && index.isGlobal()) {
            return false;
        }
        Boolean hinted = access.consistent();
        return hinted != null ? hinted : context.options().consistentReads();
    }

    /** The filter as the store takes it; null if there is none. */
    @Nullable
    Condition filter() {
        Scalar filter = access.filter();
        if (filter == null) {
            return null;
        }
        Condition condition = ConditionTranslator.translate(filter, arguments());
        return ConditionTranslator.isAlways(condition) ? null : condition;
    }

    /** Whether the item satisfies the filter and the remainder, both evaluated here. */
    boolean qualifies(Item item) {
        return isTrue(access.filter(), item) && isTrue(access.remainder(), item);
    }

    boolean isTrue(@Nullable Scalar predicate, Item item) {
        return predicate == null || predicate.isTrue(item, arguments());
    }

    /** Whether each item that the store returns is one that the statement gets. */
    boolean returnsWhatItReads() {
        return access.remainder() == null;
    }

    /** How much a read unit pays for. */
    static double bytesOfAUnit(boolean consistent) {
        return consistent ? 4096 : 8192;
    }

    /** The size of an average item or entry in bytes, or 0 if it is not known. */
    static long averageBytes(Table table, @Nullable IndexDefinition index) {
        TableDescription description = table.description();
        TableDescription.IndexDescription entries =
                index == null ? null : description.indexes().get(index.name());
        TableDescription.Size size = entries == null ? description.size() : entries.size();
        return size.items() == 0 ? 0 : Math.max(1, size.bytes() / size.items());
    }
}
