package io.partita.engine.server.command;

import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.User;
import io.partita.engine.server.policy.BuiltInPolicies;
import io.partita.engine.server.policy.Policy;
import io.partita.engine.server.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code partita policy}: what users may do. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Policies: what users may do.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SimulateCommand.class, HelpCommand.class},
        footer = {
            "",
            "Examples:",
            "  partita policy check orders.json",
            "  partita policy put orders orders.json --data ./data",
            "  partita policy attach orders anna --data ./data",
            "  partita policy simulate --table orders --data ./data",
            "",
            "full-access, read-only and no-scans are built in; partita policy show NAME",
            "prints one to begin with. A server that runs sees a change within seconds."
        })
public final class PolicyCommand extends CommandGroup {
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Says whether a file is a policy.")
    int check(
            @Parameters(paramLabel = "FILE", description = "A policy in JSON.") Path file,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            parse(file);
            output.print(
                    Map.of("file", file.toString(), "valid", true),
                    List.of(file + " is a policy. Next: partita policy put NAME " + file));
        });
    }

    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Keeps a policy under a name, in place of the one that had it.")
    int put(
            @Parameters(paramLabel = "NAME", description = "The name of the policy.") String name,
            @Parameters(paramLabel = "FILE", description = "The policy in JSON.") Path file,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            Policy policy = parse(file);
            Identities changed = credentials.file().change(identities -> identities.putPolicy(name, policy.text()));
            List<String> holders = holders(name, changed);
            output.print(
                    Map.of("policy", name, "users", holders),
                    List.of("The policy " + name + " is kept. "
                            + (holders.isEmpty()
                                    ? "Next: partita policy attach " + name + " USER"
                                    : "It is what these users may do: " + String.join(", ", holders))));
        });
    }

    /** Reads a policy; what is wrong is said with the name of the file. */
    private static Policy parse(Path file) throws IOException {
        if (Files.size(file) > 4L * Policy.LONGEST_TEXT) {
            throw new IOException(
                    file + " is too long for a policy, which has at most " + Policy.LONGEST_TEXT + " characters");
        }
        try {
            return Policy.parse(Files.readString(file));
        } catch (PolicyException notAPolicy) {
            throw new IOException(file + ": " + notAPolicy.getMessage(), notAPolicy);
        } catch (MalformedInputException notUtf8) {
            throw new IOException(file + " is no text in UTF-8", notUtf8);
        }
    }

    private static List<String> holders(String policy, Identities identities) {
        return identities.users().values().stream()
                .filter(user -> user.policies().contains(policy))
                .map(User::name)
                .toList();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists policies, and who has them.")
    int list(@Mixin CredentialsOptions credentials, @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            Identities identities = credentials.file().read();
            List<Map<String, Object>> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            List<String> names = new ArrayList<>(BuiltInPolicies.byName().keySet());
            names.addAll(identities.policies().keySet());
            for (String name : names) {
                boolean isBuiltIn = BuiltInPolicies.byName().containsKey(name);
                List<String> holders = holders(name, identities);
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("policy", name);
                document.put("builtIn", isBuiltIn);
                document.put("users", holders);
                documents.add(document);
                lines.add(name + (isBuiltIn ? " (built in)" : "") + ": "
                        + (holders.isEmpty() ? "nobody has it" : String.join(", ", holders)));
            }
            output.print(documents, lines);
        });
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints a policy.")
    int show(
            @Parameters(paramLabel = "NAME", description = "The name of the policy.") String name,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            Policy builtIn = BuiltInPolicies.byName().get(name);
            Policy policy = builtIn == null ? credentials.file().read().policy(name) : builtIn;
            output.print(
                    Map.of("policy", name, "document", policy.text()),
                    List.of(policy.text().strip()));
        });
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Deletes a policy that is attached to nobody.")
    int delete(
            @Parameters(paramLabel = "NAME", description = "The name of the policy.") String name,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            credentials.file().change(identities -> identities.deletePolicy(name));
            output.print(Map.of("deleted", name), List.of("The policy " + name + " is deleted."));
        });
    }

    @Command(name = "attach", mixinStandardHelpOptions = true, description = "Gives a policy to a user.")
    int attach(
            @Parameters(paramLabel = "POLICY", description = "The name of the policy.") String policy,
            @Parameters(paramLabel = "USER", description = "The name of the user.") String user,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            Identities changed = credentials.file().change(identities -> identities.attach(user, policy));
            report(changed.user(user), output);
        });
    }

    @Command(name = "detach", mixinStandardHelpOptions = true, description = "Takes a policy from a user.")
    int detach(
            @Parameters(paramLabel = "POLICY", description = "The name of the policy.") String policy,
            @Parameters(paramLabel = "USER", description = "The name of the user.") String user,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            Identities changed = credentials.file().change(identities -> identities.detach(user, policy));
            report(changed.user(user), output);
        });
    }

    private static void report(User user, OutputOptions output) {
        output.print(
                Map.of("user", user.name(), "policies", user.policies()),
                List.of("The user " + user.name() + " has "
                        + (user.policies().isEmpty()
                                ? "no policy, and may do nothing."
                                : String.join(", ", user.policies()) + ". To see what that comes to: partita policy"
                                        + " simulate --user " + user.name() + " --table TABLE")));
    }
}
