package io.partita.jdbc;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.metadata.ProductVersion;
import io.partita.jdbc.open.ConnectionProperty;
import io.partita.jdbc.open.ConnectionSettings;
import io.partita.jdbc.open.ConnectionUrl;
import io.partita.jdbc.open.SharedStores;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:partita:} URLs; {@link ConnectionUrl} says what they look like and
 * {@link ConnectionProperty} what can be set. Safe to share between threads.
 */
public final class PartitaDriver implements Driver {
    private static final ProductVersion VERSION = ProductVersion.ofThisBuild();

    static {
        try {
            DriverManager.registerDriver(new PartitaDriver());
        } catch (SQLException notRegistered) {
            throw new ExceptionInInitializerError(notRegistered);
        }
    }

    private final SharedStores stores;
    private final LongSupplier nanoClock;

    public PartitaDriver() {
        this(SharedStores.OF_THIS_JVM, System::nanoTime);
    }

    /** @param nanoClock by which time-outs are measured, as {@link System#nanoTime} is */
    PartitaDriver(SharedStores stores, LongSupplier nanoClock) {
        this.stores = stores;
        this.nanoClock = nanoClock;
    }

    /** The connection, or null if the URL is for another driver. */
    @Override
    public @Nullable Connection connect(@Nullable String url, @Nullable Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        ConnectionUrl parsed = ConnectionUrl.parse(String.valueOf(url), info == null ? new Properties() : info);
        try {
            return new SessionConnection(parsed, stores.lease(parsed.target()), nanoClock);
        } catch (StoreException failure) {
            if (failure.code() == ErrorCode.UNAVAILABLE || failure.code() == ErrorCode.VALIDATION) {
                throw SqlErrors.of(SqlState.CANNOT_CONNECT, String.valueOf(failure.getMessage()), failure);
            }
            throw SqlErrors.of(failure);
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) throws SQLException {
        if (url == null) {
            throw SqlErrors.of(SqlState.CANNOT_CONNECT, "there is no URL to connect to");
        }
        return ConnectionUrl.isOurs(url);
    }

    /** Every property, with the value that the URL and the given properties say, or else its default. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) throws SQLException {
        ConnectionSettings settings =
                ConnectionUrl.settings(url == null ? "" : url, info == null ? new Properties() : info);
        ConnectionProperty[] properties = ConnectionProperty.values();
        DriverPropertyInfo[] answer = new DriverPropertyInfo[properties.length];
        for (int i = 0; i < properties.length; i++) {
            ConnectionProperty property = properties[i];
            answer[i] =
                    new DriverPropertyInfo(property.propertyName(), property.isSecret() ? "" : settings.text(property));
            answer[i].description = property.description();
            answer[i].required = false;
            answer[i].choices =
                    property.choices().isEmpty() ? null : property.choices().toArray(String[]::new);
        }
        return answer;
    }

    @Override
    public int getMajorVersion() {
        return VERSION.major();
    }

    @Override
    public int getMinorVersion() {
        return VERSION.minor();
    }

    /** False, because transactions of several statements are not there yet. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("java.util.logging, of which the driver makes no use,");
    }
}
