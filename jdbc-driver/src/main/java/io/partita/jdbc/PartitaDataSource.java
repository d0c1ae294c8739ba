package io.partita.jdbc;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.open.ConnectionProperty;
import io.partita.jdbc.refusal.Unwrappable;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source of connections, as pools and containers configure one: a URL and a setter for each
 * {@link ConnectionProperty}. What the URL says goes before the setters. Connections may be asked for by any number
 * of threads once it is configured.
 */
public class PartitaDataSource extends Unwrappable implements DataSource {
    private final PartitaDriver driver = new PartitaDriver();
    private final Properties properties = new Properties();
    private @Nullable String url;
    private @Nullable PrintWriter logWriter;
    private int loginTimeout;

    @Override
    public Connection getConnection() throws SQLException {
        return connect(properties);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Properties withUser = new Properties();
        withUser.putAll(properties);
        put(withUser, ConnectionProperty.USER, user);
        put(withUser, ConnectionProperty.PASSWORD, password);
        return connect(withUser);
    }

    private Connection connect(Properties given) throws SQLException {
        Connection connection = driver.connect(url, given);
        if (connection == null) {
            throw SqlErrors.of(SqlState.CANNOT_CONNECT, "the URL '" + url + "' does not begin with jdbc:partita:");
        }
        return connection;
    }

    private static void put(Properties properties, ConnectionProperty property, @Nullable String value) {
        if (value != null) {
            properties.setProperty(property.propertyName(), value);
        }
    }

    private String get(ConnectionProperty property) {
        return properties.getProperty(property.propertyName(), property.defaultValue());
    }

    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    public @Nullable String getUrl() {
        return url;
    }

    public void setManner(@Nullable String value) {
        put(properties, ConnectionProperty.MANNER, value);
    }

    public String getManner() {
        return get(ConnectionProperty.MANNER);
    }

    public void setScanPolicy(@Nullable String value) {
        put(properties, ConnectionProperty.SCAN_POLICY, value);
    }

    public String getScanPolicy() {
        return get(ConnectionProperty.SCAN_POLICY);
    }

    public void setScanPreviewItems(int value) {
        put(properties, ConnectionProperty.SCAN_PREVIEW_ITEMS, String.valueOf(value));
    }

    public int getScanPreviewItems() {
        return Integer.parseInt(get(ConnectionProperty.SCAN_PREVIEW_ITEMS));
    }

    public void setScanSegments(int value) {
        put(properties, ConnectionProperty.SCAN_SEGMENTS, String.valueOf(value));
    }

    public int getScanSegments() {
        return Integer.parseInt(get(ConnectionProperty.SCAN_SEGMENTS));
    }

    public void setScanUnitsPerSecond(long value) {
        put(properties, ConnectionProperty.SCAN_UNITS_PER_SECOND, String.valueOf(value));
    }

    public long getScanUnitsPerSecond() {
        return Long.parseLong(get(ConnectionProperty.SCAN_UNITS_PER_SECOND));
    }

    public void setMaxReadUnits(long value) {
        put(properties, ConnectionProperty.MAX_READ_UNITS, String.valueOf(value));
    }

    public long getMaxReadUnits() {
        return Long.parseLong(get(ConnectionProperty.MAX_READ_UNITS));
    }

    public void setConsistentReads(boolean value) {
        put(properties, ConnectionProperty.CONSISTENT_READS, String.valueOf(value));
    }

    public boolean isConsistentReads() {
        return Boolean.parseBoolean(get(ConnectionProperty.CONSISTENT_READS));
    }

    public void setMaxIntermediateBytes(long value) {
        put(properties, ConnectionProperty.MAX_INTERMEDIATE_BYTES, String.valueOf(value));
    }

    public long getMaxIntermediateBytes() {
        return Long.parseLong(get(ConnectionProperty.MAX_INTERMEDIATE_BYTES));
    }

    public void setFetchSize(int value) {
        put(properties, ConnectionProperty.FETCH_SIZE, String.valueOf(value));
    }

    public int getFetchSize() {
        return Integer.parseInt(get(ConnectionProperty.FETCH_SIZE));
    }

    public void setQueryTimeout(int value) {
        put(properties, ConnectionProperty.QUERY_TIMEOUT, String.valueOf(value));
    }

    public int getQueryTimeout() {
        return Integer.parseInt(get(ConnectionProperty.QUERY_TIMEOUT));
    }

    public void setReadOnly(boolean value) {
        put(properties, ConnectionProperty.READ_ONLY, String.valueOf(value));
    }

    public boolean isReadOnly() {
        return Boolean.parseBoolean(get(ConnectionProperty.READ_ONLY));
    }

    public void setComplexTypes(@Nullable String value) {
        put(properties, ConnectionProperty.COMPLEX_TYPES, value);
    }

    public String getComplexTypes() {
        return get(ConnectionProperty.COMPLEX_TYPES);
    }

    public void setUser(@Nullable String value) {
        put(properties, ConnectionProperty.USER, value);
    }

    public String getUser() {
        return get(ConnectionProperty.USER);
    }

    public void setPassword(@Nullable String value) {
        put(properties, ConnectionProperty.PASSWORD, value);
    }

    public String getPassword() {
        return get(ConnectionProperty.PASSWORD);
    }

    public void setSessionToken(@Nullable String value) {
        put(properties, ConnectionProperty.SESSION_TOKEN, value);
    }

    public String getSessionToken() {
        return get(ConnectionProperty.SESSION_TOKEN);
    }

    public void setProfile(@Nullable String value) {
        put(properties, ConnectionProperty.PROFILE, value);
    }

    public String getProfile() {
        return get(ConnectionProperty.PROFILE);
    }

    public void setRoleArn(@Nullable String value) {
        put(properties, ConnectionProperty.ROLE_ARN, value);
    }

    public String getRoleArn() {
        return get(ConnectionProperty.ROLE_ARN);
    }

    public void setRegion(@Nullable String value) {
        put(properties, ConnectionProperty.REGION, value);
    }

    public String getRegion() {
        return get(ConnectionProperty.REGION);
    }

    public void setEndpoint(@Nullable String value) {
        put(properties, ConnectionProperty.ENDPOINT, value);
    }

    public String getEndpoint() {
        return get(ConnectionProperty.ENDPOINT);
    }

    public void setTls(boolean value) {
        put(properties, ConnectionProperty.TLS, String.valueOf(value));
    }

    public boolean isTls() {
        return Boolean.parseBoolean(get(ConnectionProperty.TLS));
    }

    public void setTrustStore(@Nullable String value) {
        put(properties, ConnectionProperty.TRUST_STORE, value);
    }

    public String getTrustStore() {
        return get(ConnectionProperty.TRUST_STORE);
    }

    public void setTrustStorePassword(@Nullable String value) {
        put(properties, ConnectionProperty.TRUST_STORE_PASSWORD, value);
    }

    public String getTrustStorePassword() {
        return get(ConnectionProperty.TRUST_STORE_PASSWORD);
    }

    public void setVerifyHostname(boolean value) {
        put(properties, ConnectionProperty.VERIFY_HOSTNAME, String.valueOf(value));
    }

    public boolean isVerifyHostname() {
        return Boolean.parseBoolean(get(ConnectionProperty.VERIFY_HOSTNAME));
    }

    public void setProxy(@Nullable String value) {
        put(properties, ConnectionProperty.PROXY, value);
    }

    public String getProxy() {
        return get(ConnectionProperty.PROXY);
    }

    public void setConnectTimeout(int value) {
        put(properties, ConnectionProperty.CONNECT_TIMEOUT, String.valueOf(value));
    }

    public int getConnectTimeout() {
        return Integer.parseInt(get(ConnectionProperty.CONNECT_TIMEOUT));
    }

    public void setRequestTimeout(int value) {
        put(properties, ConnectionProperty.REQUEST_TIMEOUT, String.valueOf(value));
    }

    public int getRequestTimeout() {
        return Integer.parseInt(get(ConnectionProperty.REQUEST_TIMEOUT));
    }

    public void setZone(@Nullable String value) {
        put(properties, ConnectionProperty.ZONE, value);
    }

    public String getZone() {
        return get(ConnectionProperty.ZONE);
    }

    public void setFindRouters(boolean value) {
        put(properties, ConnectionProperty.FIND_ROUTERS, String.valueOf(value));
    }

    public boolean isFindRouters() {
        return Boolean.parseBoolean(get(ConnectionProperty.FIND_ROUTERS));
    }

    public void setSilenceTimeout(int seconds) {
        put(properties, ConnectionProperty.SILENCE_TIMEOUT, String.valueOf(seconds));
    }

    public int getSilenceTimeout() {
        return Integer.parseInt(get(ConnectionProperty.SILENCE_TIMEOUT));
    }

    public void setMaxConnections(int value) {
        put(properties, ConnectionProperty.MAX_CONNECTIONS, String.valueOf(value));
    }

    public int getMaxConnections() {
        return Integer.parseInt(get(ConnectionProperty.MAX_CONNECTIONS));
    }

    public void setRetries(int value) {
        put(properties, ConnectionProperty.RETRIES, String.valueOf(value));
    }

    public int getRetries() {
        return Integer.parseInt(get(ConnectionProperty.RETRIES));
    }

    /** Kept for those who ask; the driver writes no log. */
    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        logWriter = writer;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    /** Kept for those who ask; a store in this process is opened without waiting. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("java.util.logging, of which the driver makes no use,");
    }
}
