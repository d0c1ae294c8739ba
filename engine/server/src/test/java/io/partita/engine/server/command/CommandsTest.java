package io.partita.engine.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.KeyRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    private static final String POLICY =
            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"dynamodb:GetItem\","
                    + " \"Resource\": \"arn:aws:dynamodb:*:*:table/${aws:username}\"}}";

    private record Result(int code, String output, String errors) {}

    @TempDir
    private Path data;

    private Result run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(arguments[0].equals("user") ? new UserCommand() : new PolicyCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors));
        List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        boolean needsNoData = List.of("check", "help").contains(arguments[1]);
        if (!needsNoData) {
            rest.addAll(List.of("--data", data.toString()));
        }
        int code = command.execute(rest.toArray(new String[0]));
        return new Result(code, output.toString(), errors.toString());
    }

    private String good(String... arguments) {
        Result result = run(arguments);
        assertThat(result.errors()).isEmpty();
        assertThat(result.code()).isZero();
        return result.output();
    }

    private String bad(String... arguments) {
        Result result = run(arguments);
        assertThat(result.output()).isEmpty();
        assertThat(result.code()).isEqualTo(1);
        return result.errors();
    }

    private Identities identities() throws IOException {
        return CredentialsFile.in(data.resolve("credentials"), null, new SecureRandom())
                .read();
    }

    @Test
    void aUserIsMadeWithAKeyWhoseSecretIsShownOnce() throws IOException {
        String output = good("user", "create", "anna", "--policy", "full-access", "--policy", "no-scans");
        KeyRecord key = identities().user("anna").keys().get(0);
        assertThat(output)
                .isEqualToNormalizingNewlines("# The user anna may do what full-access, no-scans says.\n"
                        + "export AWS_ACCESS_KEY_ID=" + key.id() + "\n"
                        + "export AWS_SECRET_ACCESS_KEY=" + key.secret() + "\n"
                        + "# Keep the secret: it is not shown again.\n");
        assertThat(good("user", "list") + good("user", "key", "list", "anna") + good("user", "list", "--json"))
                .contains(key.id())
                .doesNotContain(key.secret());
    }

    @Test
    void aUserWithoutAPolicyLearnsTheNextStep() throws IOException {
        assertThat(good("user", "create", "anna", "--no-key"))
                .isEqualToNormalizingNewlines(
                        "# The user anna may do nothing yet. Next: partita policy attach full-access anna\n");
        assertThat(identities().user("anna").keys()).isEmpty();
        assertThat(good("user", "key", "list", "anna"))
                .isEqualToNormalizingNewlines("The user anna has no access keys. Next: partita user key create anna\n");
    }

    @Test
    void nothingIsMadeIfAPolicyIsNotThere() throws IOException {
        good("user", "create", "anna");
        assertThat(bad("user", "create", "otto", "--policy", "fullaccess"))
                .isEqualToNormalizingNewlines("partita: there is no policy 'fullaccess'; see: partita policy list\n");
        assertThat(identities().users()).containsOnlyKeys("anna");
    }

    @Test
    void keysAreChangedWithoutAGap() throws IOException {
        good("user", "create", "anna");
        String old = identities().user("anna").keys().get(0).id();
        good("user", "key", "create", "anna");
        assertThat(good("user", "key", "deactivate", old)).contains("partita user key delete " + old);
        assertThat(good("user", "key", "list", "anna")).contains(old + " inactive");
        assertThat(good("user", "key", "activate", old)).contains("is let in again");
        assertThat(good("user", "key", "delete", old)).contains("is deleted");
        assertThat(identities().user("anna").keys())
                .hasSize(1)
                .noneMatch(key -> key.id().equals(old));
        good("user", "delete", "anna");
        assertThat(good("user", "list")).contains("There are no users. Next: partita user create");
    }

    @Test
    void aSessionHasATokenAndAnEnd() throws IOException {
        good("user", "create", "anna", "--no-key");
        String output = good("user", "session", "anna", "--duration", "PT15M", "--json");
        KeyRecord key = identities().user("anna").keys().get(0);
        assertThat(output)
                .isEqualToNormalizingNewlines("{\"user\":\"anna\",\"accessKeyId\":\"" + key.id()
                        + "\",\"secretAccessKey\":\"" + key.secret() + "\",\"sessionToken\":\""
                        + key.session().token() + "\",\"expires\":\""
                        + key.session().expires() + "\"}\n");
        assertThat(key.session().expires()).isEqualTo(key.created().plusSeconds(900));
        Result tooLong = run("user", "session", "anna", "--duration", "P8D");
        assertThat(tooLong.code()).isEqualTo(2);
        assertThat(tooLong.errors()).contains("at most seven days");
    }

    @Test
    void policiesAreKeptShownAttachedAndDeleted() throws IOException {
        Path file = Files.writeString(data.resolve("own.json"), POLICY);
        good("user", "create", "anna");
        assertThat(good("policy", "check", file.toString())).contains("Next: partita policy put NAME");
        assertThat(good("policy", "put", "own", file.toString())).contains("Next: partita policy attach own USER");
        assertThat(good("policy", "attach", "own", "anna"))
                .isEqualToNormalizingNewlines(
                        "The user anna has own. To see what that comes to: partita policy simulate"
                                + " --user anna --table TABLE\n");
        assertThat(good("policy", "show", "own").strip()).isEqualTo(POLICY);
        assertThat(good("policy", "list"))
                .isEqualToNormalizingNewlines("full-access (built in): nobody has it\nno-scans (built in): nobody has"
                        + " it\nread-only (built in): nobody has it\nown: anna\n");
        assertThat(bad("policy", "delete", "own")).contains("first: partita policy detach own anna");
        assertThat(good("policy", "detach", "own", "anna")).contains("no policy, and may do nothing");
        good("policy", "delete", "own");
        assertThat(identities().policies()).isEmpty();
    }

    @Test
    void aPolicyThatIsNoneSaysWhere() throws IOException {
        Path file = Files.writeString(data.resolve("own.json"), POLICY.replace("GetItem", "GetItems"));
        String expected =
                "partita: " + file + ": line 1, column 70: there is no action 'dynamodb:GetItems'; did you mean"
                        + " 'dynamodb:GetItem'?\n";
        assertThat(bad("policy", "check", file.toString())).isEqualToNormalizingNewlines(expected);
        assertThat(bad("policy", "put", "own", file.toString())).isEqualToNormalizingNewlines(expected);
        assertThat(bad("policy", "check", data.resolve("none").toString()))
                .isEqualToNormalizingNewlines("partita: there is no file " + data.resolve("none") + "\n");
        Files.write(file, new byte[] {(byte) 0xff});
        assertThat(bad("policy", "check", file.toString()))
                .isEqualToNormalizingNewlines("partita: " + file + " is no text in UTF-8\n");
    }

    @Test
    void whoMayDoWhatIsSaidWithoutDoingIt() throws IOException {
        Path file = Files.writeString(data.resolve("own.json"), POLICY);
        good("user", "create", "anna", "--policy", "read-only", "--policy", "no-scans");
        good("policy", "put", "own", file.toString());
        good("user", "create", "otto", "--policy", "own");
        assertThat(good("policy", "simulate", "--table", "otto", "--action", "GetItem", "--action", "Scan"))
                .isEqualToNormalizingNewlines("""
                        anna                 GetItem          allowed
                        anna                 Scan             denied: a policy says so
                        otto                 GetItem          allowed
                        otto                 Scan             not allowed: no policy allows it
                        """);
        assertThat(good(
                        "policy",
                        "simulate",
                        "--table",
                        "T",
                        "--user",
                        "anna",
                        "--action",
                        "PartiQLSelect",
                        "--value",
                        "dynamodb:FullTableScan=true",
                        "--json"))
                .isEqualToNormalizingNewlines("[{\"user\":\"anna\",\"action\":\"dynamodb:PartiQLSelect\",\"resource\":"
                        + "\"arn:aws:dynamodb:us-east-1:000000000000:table/T\",\"decision\":\"denied\"}]\n");
        assertThat(good("policy", "simulate", "--table", "T", "--user", "otto").lines())
                .hasSize(16);
        assertThat(run("policy", "simulate", "--table", "T", "--action", "Get").errors())
                .contains("there is no action 'Get'");
        assertThat(run("policy", "simulate", "--table", "T", "--value", "a=b").errors())
                .contains("there is no condition key 'a'");
        assertThat(bad("policy", "simulate", "--table", "T", "--user", "nobody"))
                .contains("there is no user 'nobody'");
    }

    @Test
    void withoutCredentialsThereIsAnInstruction() {
        assertThat(bad("user", "list")).contains("partita user create NAME --policy full-access");
    }

    @Test
    void aCommandWithoutAPlaceIsWrong() {
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new UserCommand())
                .setErr(new PrintWriter(errors))
                .execute("list");
        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).contains("--data");
    }

    @Test
    void aKeyFileMayBeNamed() throws IOException {
        Path keys = data.resolve("keys");
        Path key = keys.resolve("the.key");
        Files.createDirectory(keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThat(bad("user", "create", "anna", "--key-file", key.toString()))
                .isEqualToNormalizingNewlines("partita: others than its owner may use " + keys
                        + " (rwxrwxr-x). Run: chmod go-w " + keys + "\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
        good("user", "create", "anna", "--key-file", key.toString());
        assertThat(data.resolve("credentials").resolve("credentials.key")).doesNotExist();
        assertThat(key).exists();
        assertThat(good("user", "list", "--key-file", key.toString())).contains("anna");
        assertThat(bad("user", "list")).contains("the key file").contains("is missing");
    }

    @Test
    void aServerDoesNotStartWithUsersThatOthersMayRead() throws IOException {
        good("user", "create", "anna");
        Path folder = data.resolve("credentials");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = new CommandLine(new ServerCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute("--memory", "--port", "0", "--credentials", folder.toString());
        assertThat(code).isEqualTo(1);
        assertThat(output.toString()).isEmpty();
        assertThat(errors.toString())
                .isEqualToNormalizingNewlines("partita: others than its owner may use " + folder
                        + " (rwxr-xr-x). Run: chmod 700 " + folder + "\n");
    }

    @Test
    void helpNamesEveryCommand() {
        StringWriter output = new StringWriter();
        new CommandLine(new UserCommand()).setOut(new PrintWriter(output)).execute();
        Matcher commands =
                Pattern.compile("(?m)^  (create|list|delete|session|key)\\b").matcher(output.toString());
        assertThat(commands.results()).hasSize(5);
    }
}
