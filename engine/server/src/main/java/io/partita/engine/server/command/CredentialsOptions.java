package io.partita.engine.server.command;

import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.KeySource;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the credentials are; the same options for every command that needs them. */
public final class CredentialsOptions {
    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = {
                "The key of the credentials: 32 bytes in Base64.",
                "Default: the environment variable " + KeySource.VARIABLE + ", or a file beside them."
            })
    private @Nullable Path keyFile;

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
        return CredentialsFile.in(folder(), key(keyFile), new SecureRandom());
    }

    private Path folder() {
        if (place.folder != null) {
            return place.folder;
        } else if (place.data == null) {
            throw new IllegalStateException("the command line names no place");
        }
        return place.data.resolve(CredentialsFile.FOLDER);
    }

    /**
     * Where the key is, or null if it lies beside the credentials.
     *
     * @param keyFile the file that the command line names, or null if it names none
     */
    static @Nullable KeySource key(@Nullable Path keyFile) {
        if (keyFile != null) {
            return KeySource.file(keyFile);
        }
        String text = System.getenv(KeySource.VARIABLE);
        return text == null ? null : KeySource.text(text, "the environment variable " + KeySource.VARIABLE);
    }
}
