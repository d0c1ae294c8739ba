package io.partita.engine.server.command;

import io.partita.engine.server.identity.CredentialsFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the credentials are; the same options for every command that needs them. */
public final class CredentialsOptions {
    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Mixin
    private KeyOption key = new KeyOption();

    /** One of the two. */
    private static final class Place {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "The data directory of the server, in which the credentials have a folder.")
        private @Nullable Path data;

        @Option(names = "--credentials", paramLabel = "DIR", description = "The folder of the credentials itself.")
        private @Nullable Path folder;
    }

    /** The credentials, which need not be there yet. */
    public CredentialsFile file() {
        return CredentialsFile.in(folder(), key.source(), new SecureRandom());
    }

    private Path folder() {
        if (place.folder != null) {
            return place.folder;
        } else if (place.data == null) {
            throw new IllegalStateException("the command line names no place");
        }
        return place.data.resolve(CredentialsFile.FOLDER);
    }
}
