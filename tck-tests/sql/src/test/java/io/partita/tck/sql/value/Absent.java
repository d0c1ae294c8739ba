package io.partita.tck.sql.value;

/**
 * What stands where there is no value. Values are these two, {@link String}, {@link java.math.BigDecimal} (without
 * trailing zeros), {@link Boolean}, {@link Bytes}, {@link java.util.List}, {@link java.util.Map} and {@link java.util.Set}.
 */
public enum Absent {
    /** There is no such attribute. */
    MISSING,
    /** The attribute holds NULL. */
    NULL
}
