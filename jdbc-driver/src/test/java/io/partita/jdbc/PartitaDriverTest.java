package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.jdbc.open.ConnectionProperty;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PartitaDriverTest {
    private final PartitaDriver driver = new PartitaDriver();

    @Test
    void isFoundByTheDriverManager() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:partita:mem:x")).isInstanceOf(PartitaDriver.class);
        try (Connection connection = DriverManager.getConnection("jdbc:partita:mem:", "anna", "secret")) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("anna");
        }
    }

    @Test
    void leavesOtherUrlsToOtherDrivers() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:postgresql://x")).isFalse();
        assertThat(driver.connect("jdbc:postgresql://x", new Properties())).isNull();
        assertThat(driver.acceptsURL("jdbc:partita:nonsense")).isTrue();
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void describesItsProperties() throws SQLException {
        Properties given = new Properties();
        given.setProperty("fetchSize", "50");
        given.setProperty("password", "hidden");
        DriverPropertyInfo[] infos = driver.getPropertyInfo("jdbc:partita:file:?scanPolicy=allow", given);
        assertThat(infos).hasSameSizeAs(ConnectionProperty.values());
        assertThat(infos).allSatisfy(info -> assertThat(info.description).endsWith("."));
        assertThat(find(infos, "scanPolicy").value).isEqualTo("allow");
        assertThat(find(infos, "scanPolicy").choices).containsExactly("reject", "warn", "allow");
        assertThat(find(infos, "fetchSize").value).isEqualTo("50");
        assertThat(find(infos, "manner").value).isEqualTo("sql");
        assertThat(infos).noneMatch(info -> info.value.contains("hidden"));
    }

    @Test
    void describesItsPropertiesBeforeThereIsAUrl() throws SQLException {
        assertThat(driver.getPropertyInfo("", null)).hasSameSizeAs(ConnectionProperty.values());
        assertThat(driver.getPropertyInfo(null, null)).hasSameSizeAs(ConnectionProperty.values());
    }

    private static DriverPropertyInfo find(DriverPropertyInfo[] infos, String name) {
        return Arrays.stream(infos)
                .filter(info -> info.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
