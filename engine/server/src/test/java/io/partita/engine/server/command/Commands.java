package io.partita.engine.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.server.command.ServerProcess.UserKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** {@code partita user} and {@code partita policy} for the users of one directory. */
record Commands(Path data) {
    private static final Pattern KEY = Pattern.compile("\"accessKeyId\":\"([^\"]+)\",\"secretAccessKey\":\"([^\"]+)\"");

    String user(String... arguments) {
        return run(new UserCommand(), arguments);
    }

    String policy(String... arguments) {
        return run(new PolicyCommand(), arguments);
    }

    /** Makes a user with a key. */
    UserKey createUser(String name, List<String> policies) {
        List<String> arguments = new ArrayList<>(List.of("create", name, "--json"));
        for (String policy : policies) {
            arguments.addAll(List.of("--policy", policy));
        }
        Matcher key = KEY.matcher(user(arguments.toArray(new String[0])));
        assertThat(key.find()).isTrue();
        return new UserKey(key.group(1), key.group(2));
    }

    private String run(Object command, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        int code = new CommandLine(command)
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(new String[0]));
        assertThat(errors.toString()).isEmpty();
        assertThat(code).isZero();
        return output.toString();
    }
}
