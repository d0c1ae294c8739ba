package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows skipped, and so many kept; what is behind them is not read. */
final class LimitedRows implements RowCursor {
    private final RowCursor input;
    private long toSkip;
    private long left;

    LimitedRows(RowCursor input, long skipped, long kept) {
        this.input = input;
        this.toSkip = skipped;
        this.left = kept;
    }

    @Override
    public List<ColumnDescription> columns() {
        return input.columns();
    }

    @Override
    public boolean next() {
        while (left > 0 && input.next()) {
            if (toSkip == 0) {
                left--;
                return true;
            }
            toSkip--;
        }
        left = 0;
        input.close();
        return false;
    }

    @Override
    public @Nullable AttributeValue value(int column) {
        return input.value(column);
    }

    @Override
    public void close() {
        input.close();
    }
}
