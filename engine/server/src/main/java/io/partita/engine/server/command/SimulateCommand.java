package io.partita.engine.server.command;

import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.call.Resources;
import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.User;
import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.ConditionKey;
import io.partita.engine.server.policy.Decision;
import io.partita.engine.server.policy.Permissions;
import io.partita.engine.server.policy.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code partita policy simulate}: who may do what, without doing it. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Says what users may do with a table, without doing it.",
        footer = {
            "",
            "Example:",
            "  partita policy simulate --user anna --action GetItem --table orders \\",
            "      --value dynamodb:LeadingKeys=anna --data ./data"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of(
            "GetItem",
            "BatchGetItem",
            "Query",
            "Scan",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "PartiQLSelect",
            "PartiQLInsert",
            "PartiQLUpdate",
            "PartiQLDelete",
            "DescribeTable",
            "CreateTable",
            "UpdateTable",
            "DeleteTable");

    @Spec
    private CommandSpec specification;

    @Mixin
    private CredentialsOptions credentials;

    @Mixin
    private OutputOptions output;

    @Option(names = "--user", paramLabel = "USER", description = "One user. Default: all.")
    private @Nullable String userName;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description = "As GetItem; may be repeated. Default: those on items and tables.")
    private List<String> actions = USUAL;

    @Option(names = "--table", required = true, paramLabel = "TABLE", description = "The name of a table, or *.")
    private String table;

    @Option(names = "--index", paramLabel = "INDEX", description = "An index of the table.")
    private @Nullable String index;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "The region of the server. Default: ${DEFAULT-VALUE}")
    private String region;

    @Option(
            names = "--value",
            paramLabel = "KEY=VALUE[,VALUE]",
            description = "What the request has of a condition key; may be repeated.")
    private Map<String, String> values = Map.of();

    @Override
    public Integer call() {
        checkNames();
        return Attempt.of(specification, () -> {
            Identities identities = credentials.file().read();
            Collection<User> users =
                    userName == null ? identities.users().values() : List.of(identities.user(userName));
            List<Map<String, Object>> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (User user : users) {
                Permissions permissions = Permissions.of(
                        new Principal(ServerOptions.ACCOUNT, user.name()),
                        user.policies().stream().map(identities::policy).toList());
                for (String action : actions) {
                    Decision decision = permissions.decide(Access.of(Action.of(action), resource(), this::values));
                    documents.add(document(user, action, decision));
                    lines.add(String.format(Locale.ROOT, "%-20s %-16s %s", user.name(), action, text(decision)));
                }
            }
            output.print(documents, lines);
        });
    }

    private void checkNames() {
        for (String action : actions) {
            if (Action.find("dynamodb:" + action) == null) {
                throw new ParameterException(
                        specification.commandLine(), "there is no action '" + action + "'; write it as GetItem");
            }
        }
        List<String> keys =
                Stream.of(ConditionKey.values()).map(ConditionKey::text).toList();
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                throw new ParameterException(
                        specification.commandLine(),
                        "there is no condition key '" + key + "'; there are " + String.join(", ", keys));
            }
        }
    }

    private Map<String, Object> document(User user, String action, Decision decision) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("user", user.name());
        document.put("action", "dynamodb:" + action);
        document.put("resource", resource());
        document.put("decision", decision.name().toLowerCase(Locale.ROOT));
        return document;
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case ALLOWED -> "allowed";
            case NOT_ALLOWED -> "not allowed: no policy allows it";
            case DENIED -> "denied: a policy says so";
        };
    }

    private String resource() {
        return new Resources(region, ServerOptions.ACCOUNT).of(table, index);
    }

    private @Nullable List<String> values(ConditionKey key) {
        String text = values.get(key.text());
        return text == null ? null : List.of(text.split(",", -1));
    }
}
