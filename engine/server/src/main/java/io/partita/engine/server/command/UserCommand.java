package io.partita.engine.server.command;

import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.KeyMaker;
import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code partita user}: users and their access keys. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Users of a server, and their access keys.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyCommand.class, HelpCommand.class},
        footer = {
            "",
            "Examples:",
            "  partita user create anna --policy full-access --data ./data",
            "  partita user key create anna --data ./data",
            "  partita user session anna --duration PT1H --data ./data",
            "",
            "A server that runs sees a change within seconds."
        })
public final class UserCommand extends CommandGroup {
    private static final Duration LONGEST_SESSION = Duration.ofDays(7);

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a user with an access key, whose secret is shown once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "The name of the user.") String name,
            @Option(
                            names = "--policy",
                            paramLabel = "POLICY",
                            description = "What the user may do; may be repeated. See: partita policy list")
                    @Nullable
                    List<String> policies,
            @Option(names = "--no-key", description = "Without an access key.") boolean isWithoutKey,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            Instant now = Instant.now();
            KeyRecord key = new KeyMaker(new SecureRandom()).permanent(now);
            List<String> attached = policies == null ? List.of() : policies;
            credentials.file().change(identities -> {
                Identities changed = identities.createUser(name, now);
                for (String policy : attached) {
                    changed = changed.attach(name, policy);
                }
                return isWithoutKey ? changed : changed.addKey(name, key);
            });
            List<String> lines = new ArrayList<>();
            lines.add(
                    attached.isEmpty()
                            ? "# The user " + name + " may do nothing yet. Next: partita policy attach full-access "
                                    + name
                            : "# The user " + name + " may do what " + String.join(", ", attached) + " says.");
            IssuedKey issued = new IssuedKey(name, key);
            if (!isWithoutKey) {
                lines.addAll(issued.lines());
            }
            output.print(isWithoutKey ? Map.of("user", name) : issued.document(), lines);
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists users, their policies and keys.")
    int list(@Mixin CredentialsOptions credentials, @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            List<Map<String, Object>> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (User user : credentials.file().read().users().values()) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("user", user.name());
                document.put("created", user.created());
                document.put("policies", user.policies());
                document.put("keys", user.keys().stream().map(KeyRecord::id).toList());
                documents.add(document);
                lines.add(user.name() + ": "
                        + (user.policies().isEmpty() ? "no policy" : String.join(", ", user.policies())) + "; "
                        + user.keys().size() + (user.keys().size() == 1 ? " key" : " keys"));
            }
            if (lines.isEmpty()) {
                lines.add("There are no users. Next: partita user create NAME --policy full-access");
            }
            output.print(documents, lines);
        });
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Deletes a user with all keys and sessions.")
    int delete(
            @Parameters(paramLabel = "NAME", description = "The name of the user.") String name,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            credentials.file().change(identities -> identities.deleteUser(name));
            output.print(
                    Map.of("deleted", name), List.of("The user " + name + " and all keys of that user are deleted."));
        });
    }

    @Command(
            name = "session",
            mixinStandardHelpOptions = true,
            description = "Makes a temporary access key, which may do what the user may.")
    int session(
            @Parameters(paramLabel = "NAME", description = "The name of the user.") String name,
            @Option(
                            names = "--duration",
                            paramLabel = "DURATION",
                            defaultValue = "PT1H",
                            description = "How long it is good, as PT15M or PT12H. Default: ${DEFAULT-VALUE}")
                    Duration duration,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST_SESSION) > 0) {
            throw new ParameterException(
                    specification().commandLine(), "a session lasts longer than nothing and at most seven days");
        }
        CredentialsFile file = credentials.file();
        return Attempt.of(specification(), () -> {
            KeyRecord key = new KeyMaker(new SecureRandom()).temporary(Instant.now(), duration);
            file.change(identities -> identities.addKey(name, key));
            IssuedKey issued = new IssuedKey(name, key);
            output.print(issued.document(), issued.lines());
        });
    }
}
