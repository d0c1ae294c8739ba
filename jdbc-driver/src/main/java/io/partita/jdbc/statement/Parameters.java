package io.partita.jdbc.statement;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.value.DocumentText;
import io.partita.planner.type.ParameterDescription;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that the parameters of a statement have so far. */
public final class Parameters {
    private final List<ParameterDescription> descriptions;
    private final @Nullable AttributeValue[] values;
    private final boolean[] given;

    public Parameters(List<ParameterDescription> descriptions) {
        this.descriptions = descriptions;
        this.values = new AttributeValue[descriptions.size()];
        this.given = new boolean[descriptions.size()];
    }

    /**
     * Binds a value. Text for a document is read as the JSON that {@code getString} gives of one, if it is that.
     *
     * @param index from 1
     * @param value null for SQL NULL
     * @throws SQLException 07009 if there is no such parameter
     */
    public void set(int index, @Nullable AttributeValue value) throws SQLException {
        if (index < 1 || index > values.length) {
            throw SqlErrors.of(
                    SqlState.NO_SUCH_INDEX,
                    values.length == 0
                            ? "the statement has no parameters"
                            : "there is no parameter " + index + "; there are " + values.length);
        }
        values[index - 1] = value instanceof StringValue text
                ? DocumentText.read(text, descriptions.get(index - 1).type())
                : value;
        given[index - 1] = true;
    }

    public void clear() {
        Arrays.fill(values, null);
        Arrays.fill(given, false);
    }

    /**
     * The values, which later ones do not change.
     *
     * @throws SQLException 07001 naming the first parameter without a value
     */
    public List<@Nullable AttributeValue> snapshot() throws SQLException {
        for (int i = 0; i < given.length; i++) {
            if (!given[i]) {
                throw SqlErrors.of(
                        SqlState.PARAMETER_NOT_SET,
                        "parameter " + (i + 1) + " of " + given.length + " has no value; setNull binds NULL");
            }
        }
        return values.length == 0 ? Collections.emptyList() : Arrays.asList(values.clone());
    }
}
