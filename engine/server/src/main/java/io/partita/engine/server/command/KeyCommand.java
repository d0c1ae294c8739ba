package io.partita.engine.server.command;

import io.partita.engine.server.identity.KeyMaker;
import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.KeyRecord.Session;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code partita user key}: the access keys of users. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Access keys of users. To change one: create another, use it, deactivate the old one, delete it.",
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand extends CommandGroup {
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes an access key, whose secret is shown once.")
    int create(
            @Parameters(paramLabel = "USER", description = "The name of the user.") String name,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            KeyRecord key = new KeyMaker(new SecureRandom()).permanent(Instant.now());
            credentials.file().change(identities -> identities.addKey(name, key));
            IssuedKey issued = new IssuedKey(name, key);
            output.print(issued.document(), issued.lines());
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the access keys of a user.")
    int list(
            @Parameters(paramLabel = "USER", description = "The name of the user.") String name,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            List<Map<String, Object>> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (KeyRecord key : credentials.file().read().user(name).keys()) {
                documents.add(document(key));
                Session session = key.session();
                lines.add(key.id() + (key.isActive() ? " active" : " inactive") + ", made " + key.created()
                        + (session == null ? "" : ", ends " + session.expires()));
            }
            if (lines.isEmpty()) {
                lines.add("The user " + name + " has no access keys. Next: partita user key create " + name);
            }
            output.print(documents, lines);
        });
    }

    private static Map<String, Object> document(KeyRecord key) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accessKeyId", key.id());
        document.put("active", key.isActive());
        document.put("created", key.created());
        Session session = key.session();
        if (session != null) {
            document.put("expires", session.expires());
        }
        return document;
    }

    @Command(
            name = "deactivate",
            mixinStandardHelpOptions = true,
            description = "Takes an access key out of use; it can be activated again.")
    int deactivate(
            @Parameters(paramLabel = "KEY", description = "The identifier of the key.") String id,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            credentials.file().change(identities -> identities.setActive(id, false));
            output.print(
                    Map.of("accessKeyId", id, "active", false),
                    List.of("The access key " + id + " is not let in any more. If nothing misses it: partita user key"
                            + " delete " + id));
        });
    }

    @Command(name = "activate", mixinStandardHelpOptions = true, description = "Puts an access key into use again.")
    int activate(
            @Parameters(paramLabel = "KEY", description = "The identifier of the key.") String id,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            credentials.file().change(identities -> identities.setActive(id, true));
            output.print(
                    Map.of("accessKeyId", id, "active", true), List.of("The access key " + id + " is let in again."));
        });
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes an access key or a session.")
    int delete(
            @Parameters(paramLabel = "KEY", description = "The identifier of the key.") String id,
            @Mixin CredentialsOptions credentials,
            @Mixin OutputOptions output) {
        return Attempt.of(specification(), () -> {
            credentials.file().change(identities -> identities.deleteKey(id));
            output.print(Map.of("deleted", id), List.of("The access key " + id + " is deleted."));
        });
    }
}
