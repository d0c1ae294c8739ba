package io.partita.planner.joins;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.access.ReadContext;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode;
import io.partita.planner.tuples.Pace;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A join that holds the right rows in memory and lets the left ones pass. Right rows that must stay although they have
 * no partner come last.
 */
public final class HashJoin implements ItemCursor {
    private final JoinSides sides;
    private final HeldRows right;
    private final ItemCursor left;
    private final MemoryBound memory;
    private final Pace pace;
    private final Pairing pairing;
    private @Nullable Iterator<Tuple> rest;

    private HashJoin(JoinSides sides, HeldRows right, ItemCursor left, MemoryBound memory, Pace pace) {
        this.sides = sides;
        this.right = right;
        this.left = left;
        this.memory = memory;
        this.pace = pace;
        this.pairing = new Pairing(sides, pace);
    }

    /**
     * Reads the right side to its end and opens the left one, unless there can be no result.
     *
     * @param left opens the left side
     * @param right opens the right side
     */
    public static ItemCursor open(
            RowNode.HashJoin join, Supplier<ItemCursor> left, Supplier<ItemCursor> right, ReadContext context) {
        JoinSides sides = JoinSides.of(
                join.kind(),
                new JoinSides.Width(join.leftWidth(), join.rightWidth()),
                join.keys(),
                join.condition(),
                context.arguments());
        MemoryBound memory = new MemoryBound(
                context.execution(), "to join them", "put the smaller side to the right, or join on a key of it");
        Pace pace = new Pace(context.execution());
        try (ItemCursor rows = right.get()) {
            HeldRows held = new HeldRows(sides, memory).addAll(rows, pace);
            if (held.isEmpty() && sides.needsRight()) {
                return EMPTY;
            }
            return new HashJoin(sides, held, left.get(), memory, pace);
        } catch (RuntimeException failure) {
            memory.release();
            throw failure;
        }
    }

    @Override
    public @Nullable Item next() {
        while (rest == null) {
            Tuple row = pairing.next();
            if (row != null) {
                return row;
            }
            Item next = left.next();
            if (next == null) {
                rest = sides.keepsRight() ? right.withoutPartner() : Collections.emptyIterator();
            } else {
                pace.step();
                pairing.start((Tuple) next, right);
            }
        }
        return rest.hasNext() ? sides.withoutLeft(rest.next()) : null;
    }

    @Override
    public boolean isReady() {
        return left.isReady();
    }

    @Override
    public void close() {
        memory.release();
        left.close();
    }
}
