package io.partita.engine.server.command;

import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.KeyMaker;
import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.LiveIdentities;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The users of a server; where there are none yet, the first is made, so that somebody can come in. */
final class FirstUser {
    private static final String NAME = "admin";
    private static final String POLICY = "full-access";

    private final List<String> lines = new ArrayList<>();

    /** Opens the users of a server. */
    LiveIdentities open(CredentialsFile file) throws IOException {
        if (!file.exists()) {
            make(file);
        }
        return LiveIdentities.open(file, ServerOptions.ACCOUNT);
    }

    private void make(CredentialsFile file) throws IOException {
        Instant now = Instant.now();
        KeyRecord key = new KeyMaker(new SecureRandom()).permanent(now);
        Identities unused = file.change(identities ->
                identities.createUser(NAME, now).attach(NAME, POLICY).addKey(NAME, key));
        lines.add("# The first user is " + NAME + ", who may do everything:");
        lines.addAll(new IssuedKey(NAME, key).lines());
    }

    /** What is to be said of the user that was made; nothing if there were users. */
    List<String> lines() {
        return lines;
    }
}
