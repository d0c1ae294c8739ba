package io.partita.jdbc.open;

import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A checked value for every connection property. Immutable. */
public final class ConnectionSettings {
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(defaults());

    private final Map<ConnectionProperty, String> values;
    private final boolean nativeDocuments;

    private ConnectionSettings(Map<ConnectionProperty, String> values) {
        this.values = values;
        this.nativeDocuments = text(ConnectionProperty.COMPLEX_TYPES).equals("native");
    }

    private static Map<ConnectionProperty, String> defaults() {
        Map<ConnectionProperty, String> defaults = new EnumMap<>(ConnectionProperty.class);
        for (ConnectionProperty property : ConnectionProperty.values()) {
            defaults.put(property, property.defaultValue());
        }
        return defaults;
    }

    /**
     * These settings with another value.
     *
     * @throws SQLException 22023 if the property has no such value
     */
    public ConnectionSettings with(ConnectionProperty property, String value) throws SQLException {
        Map<ConnectionProperty, String> changed = new EnumMap<>(values);
        changed.put(property, property.checked(value));
        return new ConnectionSettings(changed);
    }

    public String text(ConnectionProperty property) {
        return values.getOrDefault(property, property.defaultValue());
    }

    /** The value of a property whose values are numbers. */
    public long number(ConnectionProperty property) {
        return Long.parseLong(text(property));
    }

    /** The value of a property whose values are true and false. */
    public boolean is(ConnectionProperty property) {
        return Boolean.parseBoolean(text(property));
    }

    /** Whether maps, lists and sets are told as themselves rather than as JSON text. */
    public boolean nativeDocuments() {
        return nativeDocuments;
    }

    /** What the query layer is told. */
    public SessionOptions options() {
        return new SessionOptions(
                Manner.valueOf(text(ConnectionProperty.MANNER).toUpperCase(Locale.ROOT)),
                ScanPolicy.valueOf(text(ConnectionProperty.SCAN_POLICY).toUpperCase(Locale.ROOT)),
                (int) number(ConnectionProperty.SCAN_PREVIEW_ITEMS),
                (int) number(ConnectionProperty.SCAN_SEGMENTS),
                number(ConnectionProperty.SCAN_UNITS_PER_SECOND),
                number(ConnectionProperty.MAX_READ_UNITS),
                is(ConnectionProperty.CONSISTENT_READS),
                number(ConnectionProperty.MAX_INTERMEDIATE_BYTES));
    }
}
