package io.partita.jdbc.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.jdbc.open.StoreTarget.Directory;
import io.partita.jdbc.open.StoreTarget.NamedMemory;
import io.partita.jdbc.open.StoreTarget.PrivateMemory;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionUrlTest {

    @Test
    void namesAStore() throws SQLException {
        assertThat(parse("jdbc:partita:mem:orders").target()).isEqualTo(new NamedMemory("orders"));
        assertThat(parse("jdbc:partita:mem:").target()).isEqualTo(new PrivateMemory());
        assertThat(parse("jdbc:partita:file:/var/x/../data").target()).isEqualTo(new Directory(Path.of("/var/data")));
        assertThat(parse("jdbc:partita:file:~/data").target())
                .isEqualTo(new Directory(Path.of(System.getProperty("user.home"), "data")));
        assertThat(parse("jdbc:partita:file:data%20x").target())
                .isEqualTo(new Directory(Path.of("data%20x").toAbsolutePath()));
    }

    @Test
    void readsEveryProperty() throws SQLException {
        ConnectionSettings settings = parse(
                        "jdbc:partita:mem:x?manner=PartiQL&scanPolicy=allow&scanPreviewItems=5&scanSegments=8"
                                + "&scanUnitsPerSecond=25&maxReadUnits=12&consistentReads=true&maxIntermediateBytes=99&fetchSize=7"
                                + "&queryTimeout=3&readOnly=true&complexTypes=native&user=a%26b+c&password=")
                .settings();
        assertThat(settings.options())
                .isEqualTo(new SessionOptions(Manner.PARTIQL, ScanPolicy.ALLOW, 5, 8, 25, 12, true, 99));
        assertThat(settings.number(ConnectionProperty.FETCH_SIZE)).isEqualTo(7);
        assertThat(settings.number(ConnectionProperty.QUERY_TIMEOUT)).isEqualTo(3);
        assertThat(settings.is(ConnectionProperty.READ_ONLY)).isTrue();
        assertThat(settings.nativeDocuments()).isTrue();
        assertThat(settings.text(ConnectionProperty.USER)).isEqualTo("a&b+c");
    }

    @Test
    void defaultsAreThoseOfTheQueryLayer() {
        assertThat(ConnectionSettings.DEFAULT.options()).isEqualTo(SessionOptions.DEFAULT);
    }

    @Test
    void prefersTheUrlToThePropertiesAndTheseToTheirDefaults() throws SQLException {
        Properties defaults = new Properties();
        defaults.setProperty("scanSegments", "2");
        Properties properties = new Properties(defaults);
        properties.setProperty("manner", "partiql");
        properties.put("fetchSize", 40);
        ConnectionSettings settings =
                ConnectionUrl.parse("jdbc:partita:mem:x?manner=sql", properties).settings();
        assertThat(settings.options().manner()).isEqualTo(Manner.SQL);
        assertThat(settings.options().scanSegments()).isEqualTo(2);
        assertThat(settings.number(ConnectionProperty.FETCH_SIZE)).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            jdbc:partita:                              ; 08001 ; names no kind of store
            jdbc:partita:memory:x                      ; 08001 ; jdbc:partita:mem:NAME
            jdbc:partita:file:                         ; 08001 ; names no directory
            jdbc:partita://node-1:8000                 ; 08001 ; cluster
            jdbc:partita:dynamodb://eu-central-1       ; 08001 ; not supported yet
            jdbc:partita:mem:x?scanpolicy=allow        ; 22023 ; did you mean 'scanPolicy'?
            jdbc:partita:mem:x?colour=red              ; 22023 ; there are [manner, scanPolicy
            jdbc:partita:mem:x?scanPolicy=maybe        ; 22023 ; use reject or warn or allow
            jdbc:partita:mem:x?fetchSize=-1            ; 22023 ; a whole number from 0
            jdbc:partita:mem:x?fetchSize=99999999999   ; 22023 ; fetchSize
            jdbc:partita:mem:x?scanSegments=1001       ; 22023 ; from 0 to 1000
            jdbc:partita:mem:x?readOnly                ; 08001 ; write name=value
            jdbc:partita:mem:x?user=%zz                ; 08001 ; %25
            """)
    void saysWhatIsWrong(String url, String state, String message) {
        assertRefused(url)
                .hasMessageContaining(message)
                .satisfies(failure ->
                        assertThat(((SQLException) failure).getSQLState()).isEqualTo(state));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String url) {
        return assertThatThrownBy(() -> parse(url)).isInstanceOf(SQLException.class);
    }

    private static ConnectionUrl parse(String url) throws SQLException {
        return ConnectionUrl.parse(url, new Properties());
    }
}
