package io.partita.jdbc.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Cluster;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.endpoint.Patience;
import io.partita.engine.api.endpoint.Secret;
import io.partita.engine.api.endpoint.Transport;
import io.partita.jdbc.open.StoreTarget.Directory;
import io.partita.jdbc.open.StoreTarget.NamedMemory;
import io.partita.jdbc.open.StoreTarget.PrivateMemory;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
    void namesAnEndpoint() throws SQLException {
        StoreLocation.Endpoint cluster = endpoint("jdbc:partita://node-1:8000,node-2:8001,[::1]:8002");
        assertThat(cluster.addresses())
                .containsExactly(
                        URI.create("http://node-1:8000"),
                        URI.create("http://node-2:8001"),
                        URI.create("http://[::1]:8002"));
        assertThat(cluster.options())
                .isEqualTo(EndpointOptions.DEFAULT
                        .withCredentials(new Credentials.Anonymous())
                        .withCluster(Cluster.DEFAULT));
        assertThat(endpoint("jdbc:partita://node-1:8000?zone=a&findRouters=false&silenceTimeout=9")
                        .options()
                        .cluster())
                .isEqualTo(new Cluster("a", false, Duration.ofSeconds(9)));
        assertThat(endpoint("jdbc:partita://node-1:8000?tls=true").addresses())
                .containsExactly(URI.create("https://node-1:8000"));
        StoreLocation.Endpoint region = endpoint("jdbc:partita:dynamodb://eu-central-1");
        assertThat(region.addresses()).isEmpty();
        assertThat(region.options()).isEqualTo(EndpointOptions.DEFAULT.withRegion("eu-central-1"));
        assertThat(endpoint("jdbc:partita:dynamodb://").options()).isEqualTo(EndpointOptions.DEFAULT);
        assertThat(endpoint("jdbc:partita:dynamodb://localhost:8000?region=eu-west-1"))
                .isEqualTo(new StoreLocation.Endpoint(
                        List.of(URI.create("http://localhost:8000")), EndpointOptions.DEFAULT.withRegion("eu-west-1")));
        assertThat(endpoint("jdbc:partita:dynamodb://us-gov-east-1?endpoint=https://here:1")
                        .addresses())
                .containsExactly(URI.create("https://here:1"));
    }

    @Test
    void saysHowAnEndpointIsReached() throws SQLException {
        EndpointOptions options = endpoint(
                        "jdbc:partita:dynamodb://eu-west-1?user=id&password=hidden%26&sessionToken=t"
                                + "&roleArn=arn:aws:iam::1:role/r&trustStore=/ca.pem&trustStorePassword=hidden&verifyHostname=false"
                                + "&proxy=http://u:hidden@proxy:3128&connectTimeout=2&requestTimeout=9&maxConnections=5&retries=0")
                .options();
        Credentials key = new Credentials.AccessKey("id", new Secret("hidden&"), new Secret("t"));
        assertThat(options)
                .isEqualTo(new EndpointOptions(
                        new Credentials.Role("arn:aws:iam::1:role/r", key),
                        "eu-west-1",
                        new Transport(
                                new Transport.Tls(Path.of("/ca.pem"), new Secret("hidden"), false),
                                URI.create("http://u:hidden@proxy:3128"),
                                5),
                        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(9), 1),
                        null));
        assertThat(options.toString()).contains("eu-west-1", "proxy:3128").doesNotContain("hidden");
        assertThat(endpoint("jdbc:partita:dynamodb://eu-west-1?profile=work")
                        .options()
                        .credentials())
                .isEqualTo(new Credentials.Profile("work"));
    }

    private static StoreLocation.Endpoint endpoint(String url) throws SQLException {
        return ((StoreTarget.Endpoint) parse(url).target()).location();
    }

    @Test
    void readsEveryProperty() throws SQLException {
        ConnectionSettings settings = parse(
                        "jdbc:partita:mem:x?manner=PartiQL&scanPolicy=allow&scanPreviewItems=5&scanSegments=8"
                                + "&scanUnitsPerSecond=25&maxReadUnits=12&consistentReads=true&maxIntermediateBytes=99&fetchSize=7"
                                + "&queryTimeout=3&readOnly=true&complexTypes=native&user=a%26b+c&password=p")
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
            jdbc:partita://node-1                      ; 08001 ; HOST:PORT
            jdbc:partita://node-1:8000,                ; 08001 ; HOST:PORT
            jdbc:partita://me:hidden@node-1:8000       ; 08001 ; user and password are properties
            jdbc:partita:dynamodb://somewhere          ; 08001 ; HOST:PORT
            jdbc:partita:dynamodb:eu-central-1         ; 08001 ; jdbc:partita:dynamodb://REGION
            jdbc:partita://node-1:8000?user=me         ; 08001 ; a part of it is missing
            jdbc:partita://node-1:8000?password=hidden ; 08001 ; a part of it is missing
            jdbc:partita://node-1:8000?password=a&hidden ; 08001 ; %26
            jdbc:partita://node-1:8000?password=hidden%zz ; 08001 ; %25
            jdbc:partita://node-1:8000?roleArn=r       ; 08001 ; taken on by somebody
            jdbc:partita://node-1:8000?proxy=hidden    ; 08001 ; http://host:port
            jdbc:partita:dynamodb://eu-west-1?user=a&password=hidden&profile=p ; 08001 ; not both
            jdbc:partita:dynamodb://eu-west-1?endpoint=ftp://x:1 ; 08001 ; https://host:port
            jdbc:partita://node-1:8000?maxConnections=0 ; 22023 ; from 1
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
                .hasMessageNotContaining("hidden")
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
