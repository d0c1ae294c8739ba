package io.partita.jdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.partita.engine.server.identity.KeyRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who asks: every way to say it, at a server that wants each request signed. */
@Timeout(60)
class CredentialsTest {
    private static final List<String> SYSTEM_PROPERTIES = List.of(
            "aws.configFile",
            "aws.sharedCredentialsFile",
            "aws.accessKeyId",
            "aws.secretAccessKey",
            "aws.sessionToken",
            "aws.profile",
            "aws.disableEc2Metadata",
            "aws.endpointUrlSts");

    private static final String NOT_GRANTED =
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                    + "<Code>AccessDenied</Code><Message>User: source is not authorized to perform: sts:AssumeRole"
                    + "</Message></Error><RequestId>1</RequestId></ErrorResponse>";

    @TempDir
    private static Path directory;

    private static EndpointServer server;

    private final Map<String, String> before = new HashMap<>();

    @BeforeAll
    static void open() throws IOException {
        server = new EndpointServer(directory, null);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Nothing of the surroundings is for these tests. */
    @BeforeEach
    void setAside() {
        SYSTEM_PROPERTIES.forEach(name -> before.put(name, System.getProperty(name)));
        System.setProperty("aws.configFile", directory.resolve("no-config").toString());
        System.setProperty(
                "aws.sharedCredentialsFile", directory.resolve("no-keys").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void putBack() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    /** What a caller is told. */
    private record Refusal(String state, String message) {}

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        properties.setProperty("retries", "0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    private static String url() {
        return "jdbc:partita:dynamodb://" + server.place();
    }

    private static void works(Properties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), properties)) {
            assertThat(connection.getMetaData().getTables(null, null, "%", null).next())
                    .isFalse();
        }
    }

    /** The failure, which tells no secret and is no defect. */
    private static Refusal refused(Properties properties) {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> works(properties));
        assertThat((Throwable) failure).isNotNull();
        assertThat(failure.getMessage())
                .doesNotContain(server.key().secret())
                .doesNotContain(server.session().secret())
                .doesNotContain("defect");
        return new Refusal(failure.getSQLState(), failure.getMessage());
    }

    private static void write(String property, String text) throws IOException {
        System.setProperty(
                property, Files.writeString(directory.resolve(property), text).toString());
    }

    private static String token() {
        return server.session().session().token();
    }

    @Test
    void anAccessKeyIsAUserAndAPassword() throws SQLException {
        works(properties("user", server.key().id(), "password", server.key().secret()));
        Refusal guessed = refused(properties("user", server.key().id(), "password", "guessed"));
        assertThat(guessed.state()).startsWith("28");
        assertThat(guessed.message()).contains("The request signature we calculated does not match");
        Refusal unknown = refused(properties("user", "nobody", "password", "guessed"));
        assertThat(unknown.message()).contains("The security token included in the request is invalid.");
    }

    @Test
    void aTemporaryKeyHasATokenToo() throws SQLException {
        KeyRecord session = server.session();
        works(properties("user", session.id(), "password", session.secret(), "sessionToken", token()));
        assertThat(refused(properties("user", session.id(), "password", session.secret()))
                        .message())
                .contains("The security token included in the request is invalid.");
    }

    @Test
    void aProfileIsOfTheSharedFiles() throws Exception {
        write(
                "aws.sharedCredentialsFile",
                "[of-keys]\naws_access_key_id = " + server.key().id() + "\naws_secret_access_key = "
                        + server.key().secret() + "\n");
        write(
                "aws.configFile",
                "[profile of-session]\nregion = eu-west-1\naws_access_key_id = "
                        + server.session().id() + "\naws_secret_access_key = "
                        + server.session().secret() + "\naws_session_token = " + token() + "\n");
        works(properties("profile", "of-keys"));
        works(properties("profile", "of-session"));
        Refusal refusal = refused(properties("profile", "of-nobody"));
        assertThat(refusal.state()).startsWith("28");
        assertThat(refusal.message())
                .contains("there are no credentials for http://" + server.place() + "; the profile of-nobody: ");
    }

    @Test
    void whereNothingIsSaidTheSurroundingsAreAsked() throws SQLException {
        Refusal refusal = refused(properties());
        assertThat(refusal.state()).startsWith("28");
        assertThat(refusal.message())
                .contains("there are no credentials for http://" + server.place())
                .contains("give user and password");
        System.setProperty("aws.accessKeyId", server.session().id());
        System.setProperty("aws.secretAccessKey", server.session().secret());
        System.setProperty("aws.sessionToken", token());
        works(properties("maxConnections", "3"));
    }

    @Test
    void whatAProfileOfARoleLacksIsSaid() throws IOException {
        write("aws.configFile", """
                [profile lonely]
                role_arn = arn:aws:iam::000000000000:role/reader

                [profile orphan]
                role_arn = arn:aws:iam::000000000000:role/reader
                source_profile = nobody
                """);
        for (String profile : List.of("lonely", "orphan")) {
            Refusal refusal = refused(properties("profile", profile));
            assertThat(refusal.state()).as(refusal.message()).startsWith("28");
        }
    }

    @Test
    void whatAProfileOfSingleSignOnLacksIsSaid() throws IOException {
        write("aws.configFile", """
                [profile half]
                sso_start_url = https://example.com/start

                [profile no-session]
                sso_session = none
                sso_account_id = 000000000000
                sso_role_name = reader

                [profile not-signed-in]
                sso_session = some
                sso_account_id = 000000000000
                sso_role_name = reader

                [sso-session some]
                sso_region = eu-west-1
                sso_start_url = https://example.com/start
                """);
        for (String profile : List.of("half", "no-session", "not-signed-in")) {
            Refusal refusal = refused(properties("profile", profile));
            assertThat(refusal.state()).as(profile + refusal.message()).startsWith("28");
        }
        assertThat(refused(properties("profile", "half")).message()).contains("sso_");
        assertThat(refused(properties("profile", "no-session")).message()).contains("sso-session");
    }

    @Test
    void aRoleIsTakenOnWhereRolesAreGranted() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer grants = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        grants.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean mayHaveIt = asked.get(asked.size() - 1).contains("role%2Freader");
            byte[] answer = (mayHaveIt ? granted() : NOT_GRANTED).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(mayHaveIt ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        grants.start();
        try {
            System.setProperty(
                    "aws.endpointUrlSts",
                    "http://127.0.0.1:" + grants.getAddress().getPort());
            String[] source = {"user", "source", "password", "of-the-source"};
            works(properties(source[0], source[1], source[2], source[3], "roleArn", "arn:aws:iam::1:role/reader"));
            assertThat(asked).hasSize(1);
            assertThat(asked.get(0)).contains("Action=AssumeRole").contains("RoleSessionName=partita");
            Refusal refusal =
                    refused(properties(source[0], source[1], source[2], source[3], "roleArn", "arn:aws:iam::1:role/x"));
            assertThat(refusal.state()).startsWith("28");
            assertThat(refusal.message()).contains("source is not authorized to perform: sts:AssumeRole");
        } finally {
            grants.stop(0);
        }
    }

    private static String granted() {
        return "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult>"
                + "<Credentials><AccessKeyId>" + server.session().id() + "</AccessKeyId><SecretAccessKey>"
                + server.session().secret() + "</SecretAccessKey><SessionToken>" + token()
                + "</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>"
                + "<AssumedRoleUser><AssumedRoleId>a:partita</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/reader/"
                + "partita</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>";
    }
}
