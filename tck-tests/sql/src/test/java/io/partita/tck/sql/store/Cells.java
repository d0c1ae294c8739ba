package io.partita.tck.sql.store;

import io.partita.jdbc.PartitaResultSet;
import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.JavaObjects;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Date;

/** Values of the current row. */
final class Cells {
    private Cells() {}

    /** The value of a column, from 1, MISSING told apart from NULL, of a connection with native documents. */
    static Object read(ResultSet rows, int column) throws SQLException {
        Object object = rows.getObject(column);
        if (object instanceof Array) {
            // A collection is a set where the value is one.
            object = rows.getObject(column, Collection.class);
        } else if (object instanceof Date) {
            // As it is stored: a java.sql.Timestamp does not tell an offset.
            object = rows.getString(column);
        }
        boolean missing = rows.unwrap(PartitaResultSet.class).wasMissing();
        return missing ? Absent.MISSING : JavaObjects.read(object);
    }
}
