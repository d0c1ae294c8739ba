package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partita.jdbc.open.ConnectionProperty;
import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PartitaDataSourceTest {

    @Test
    void hasASetterForEveryProperty() throws Exception {
        BeanInfo bean = Introspector.getBeanInfo(PartitaDataSource.class);
        List<String> settable = Arrays.stream(bean.getPropertyDescriptors())
                .filter(property -> property.getWriteMethod() != null)
                .map(PropertyDescriptor::getName)
                .toList();
        assertThat(settable).contains("url");
        assertThat(settable)
                .containsAll(Arrays.stream(ConnectionProperty.values())
                        .map(ConnectionProperty::propertyName)
                        .toList());
    }

    @Test
    void connectsAsItIsSet() throws SQLException {
        PartitaDataSource source = new PartitaDataSource();
        assertRefused("08001", source::getConnection);
        source.setUrl("jdbc:partita:mem:");
        source.setScanPolicy("allow");
        source.setFetchSize(20);
        source.setReadOnly(true);
        try (Connection connection = source.getConnection("anna", null)) {
            assertThat(connection.isReadOnly()).isTrue();
            assertThat(connection.createStatement().getFetchSize()).isEqualTo(20);
            assertThat(connection.getMetaData().getUserName()).isEqualTo("anna");
        }
        assertThat(source.getFetchSize()).isEqualTo(20);
        source.setManner("latin");
        assertRefused("22023", source::getConnection);
    }

    @Test
    void servesAPool() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSourceClassName(PartitaDataSource.class.getName());
        config.addDataSourceProperty("url", "jdbc:partita:mem:pool");
        config.addDataSourceProperty("scanPolicy", "warn");
        config.setMaximumPoolSize(4);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(Orders.CREATE);
            }
            insertFromManyThreads(pool);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(200);
            }
        }
    }

    private static void insertFromManyThreads(HikariDataSource pool) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> inserts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String customer = "customer-" + i;
                inserts.add(threads.submit(() -> {
                    try (Connection connection = pool.getConnection();
                            PreparedStatement insert = connection.prepareStatement(
                                    "INSERT INTO orders (customer, day) VALUES (?, '001')")) {
                        insert.setString(1, customer);
                        return insert.executeUpdate();
                    }
                }));
            }
            for (Future<Integer> insert : inserts) {
                assertThat(insert.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusalsCostAPoolNothing() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:partita:mem:kept");
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            PartitaConnection first;
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                first = connection.unwrap(PartitaConnection.class);
                assertRefused("42601", () -> statement.execute("SELEC 1"));
                assertRefused("42P01", () -> statement.execute("SELECT * FROM nothing WHERE id = 1"));
                assertRefused("0AP01", () -> connection.setAutoCommit(false));
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.unwrap(PartitaConnection.class)).isSameAs(first);
            }
        }
    }
}
