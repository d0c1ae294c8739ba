package io.partita.engine.server.command;

import io.partita.engine.server.identity.CredentialsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a server asks who somebody is, and where it knows its users from. */
final class UserOptions {
    @Option(
            names = "--no-auth",
            description = "Ask nobody who they are. Only on an address that this machine alone reaches.")
    private boolean withoutAuthentication;

    @Option(
            names = "--credentials",
            paramLabel = "DIR",
            description = "The folder of the users and their keys. Default: credentials in the directory of the data.")
    private @Nullable Path credentials;

    @Mixin
    private KeyOption key = new KeyOption();

    boolean isWithoutAuthentication() {
        return withoutAuthentication;
    }

    /**
     * The users; those of a server in memory are forgotten with it, unless it is told where they are.
     *
     * @param data the directory of the data, or null if they are in memory
     */
    CredentialsFile file(@Nullable Path data) throws IOException {
        Path folder = credentials;
        if (folder == null) {
            folder = data == null ? Files.createTempDirectory("partita-users") : data.resolve(CredentialsFile.FOLDER);
        }
        return CredentialsFile.in(folder, key.source(), new SecureRandom());
    }
}
