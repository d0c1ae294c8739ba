package io.partita.jdbc.refusal;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** An object of the driver, which wraps nothing: it unwraps to the interfaces that it implements itself. */
public abstract class Unwrappable implements Wrapper {

    @Override
    public final <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        if (type != null && type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlErrors.of(SqlState.INVALID_VALUE, getClass().getName() + " does not wrap " + type);
    }

    @Override
    public final boolean isWrapperFor(@Nullable Class<?> type) {
        return type != null && type.isInstance(this);
    }
}
