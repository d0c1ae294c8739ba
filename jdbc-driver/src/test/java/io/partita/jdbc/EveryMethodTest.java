package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every method of every interface, with nothing, with something, and on what was closed: it works or is an SQLException. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMethodTest {
    private static final String QUERY = "SELECT customer, total FROM orders WHERE customer = ?";
    /** What may be called on something that is closed. */
    private static final Set<String> ALWAYS = Set.of(
            "close",
            "isClosed",
            "isValid",
            "abort",
            "unwrap",
            "isWrapperFor",
            "rowUpdated",
            "rowInserted",
            "rowDeleted",
            "setShardingKeyIfValid",
            "beginRequest",
            "endRequest",
            "isSimpleIdentifier",
            "enquoteIdentifier",
            "enquoteLiteral",
            "enquoteNCharLiteral");

    private final Orders orders = new Orders();
    private final List<Connection> connections = new ArrayList<>();

    /** Makes an object to call a method on. */
    private interface Source {
        Object make() throws SQLException;
    }

    @BeforeAll
    void addAnOrder() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(Orders.CREATE);
        }
        Orders.add(connection(), "anna", 1);
    }

    @AfterAll
    void closeAll() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> worksOrSaysThatItDoesNot() {
        return Stream.of(
                        test(Driver.class, PartitaDriver::new),
                        test(DataSource.class, PartitaDataSource::new),
                        test(Connection.class, this::connection),
                        test(Statement.class, this::statement),
                        test(PreparedStatement.class, this::prepared),
                        test(ResultSet.class, this::rows),
                        test(ResultSet.class, this::row),
                        test(ResultSetMetaData.class, () -> rows().getMetaData()),
                        test(ParameterMetaData.class, () -> prepared().getParameterMetaData()),
                        test(DatabaseMetaData.class, () -> connection().getMetaData()),
                        test(Array.class, () -> connection().createArrayOf("STRING", new Object[] {"a", "b"})))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> refusesOnceItIsClosed() {
        return Stream.of(
                        closed(Connection.class, () -> closed(connection())),
                        closed(Statement.class, () -> closed(statement())),
                        closed(PreparedStatement.class, () -> closed(prepared())),
                        closed(ResultSet.class, () -> closed(row())),
                        closed(Statement.class, () -> {
                            Statement statement = statement();
                            statement.getConnection().close();
                            return statement;
                        }),
                        closed(ResultSet.class, () -> {
                            ResultSet row = row();
                            row.getStatement().close();
                            return row;
                        }))
                .flatMap(tests -> tests);
    }

    @Test
    void objectsThatWrapNothingUnwrapToThemselves() throws SQLException {
        Connection connection = connection();
        assertThat(connection.isWrapperFor(PartitaConnection.class)).isTrue();
        assertThat(connection.unwrap(PartitaConnection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(Statement.class)).isFalse();
    }

    private static Stream<DynamicTest> test(Class<?> type, Source source) {
        return methods(type)
                .flatMap(method -> Stream.of(false, true)
                        .map(plausible -> DynamicTest.dynamicTest(
                                method.toString() + (plausible ? " with values" : " with nothing"),
                                () -> call(method, source.make(), plausible))));
    }

    private static Stream<DynamicTest> closed(Class<?> type, Source source) {
        return methods(type)
                .filter(method -> !ALWAYS.contains(method.getName()))
                .map(method -> DynamicTest.dynamicTest(method + " when closed", () -> {
                    if (!call(method, source.make(), true)) {
                        fail("%s did not notice that it was closed", method);
                    }
                }));
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.of(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    /** Calls a method; whether it threw an SQLException, the only thing that it may throw. */
    private static boolean call(Method method, Object target, boolean plausible) throws IllegalAccessException {
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(type -> plausible ? plausible(type) : nothing(type))
                .toArray();
        try {
            method.invoke(target, arguments);
            return false;
        } catch (InvocationTargetException thrown) {
            assertThat(thrown.getCause()).isInstanceOf(SQLException.class);
            // JDBC's own refusals of what came with later versions say nothing more.
            if (!method.isDefault()) {
                assertThat(((SQLException) thrown.getCause()).getSQLState()).hasSize(5);
                assertThat(thrown.getCause().getMessage()).isNotBlank();
            }
            return true;
        }
    }

    private static Object nothing(Class<?> type) {
        return type.isPrimitive() ? zero(type) : null;
    }

    private static Object zero(Class<?> type) {
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }

    private static Object plausible(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == String.class) {
            return "customer";
        } else if (type == Class.class) {
            return String.class;
        } else if (type == Object.class) {
            return "x";
        } else if (type == java.util.concurrent.Executor.class) {
            return (java.util.concurrent.Executor) Runnable::run;
        }
        return nothing(type);
    }

    /** A connection to the one store of this test, because a store for each call would take its time. */
    private Connection connection() throws SQLException {
        Connection connection = orders.connect("every-method");
        connections.add(connection);
        return connection;
    }

    private Statement statement() throws SQLException {
        return connection().createStatement();
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement prepared = connection().prepareStatement(QUERY);
        prepared.setString(1, "anna");
        return prepared;
    }

    private ResultSet rows() throws SQLException {
        return prepared().executeQuery();
    }

    private ResultSet row() throws SQLException {
        ResultSet rows = rows();
        assertThat(rows.next()).isTrue();
        return rows;
    }

    private static Object closed(AutoCloseable object) throws SQLException {
        try {
            object.close();
            return object;
        } catch (SQLException failure) {
            throw failure;
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }
}
