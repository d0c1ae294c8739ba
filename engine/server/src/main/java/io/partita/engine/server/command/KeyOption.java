package io.partita.engine.server.command;

import io.partita.engine.server.identity.KeySource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key of the credentials is; the same option for every command that needs it. */
final class KeyOption {
    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = {
                "The key of the credentials: 32 bytes in Base64.",
                "Default: the environment variable " + KeySource.VARIABLE + ", or a file beside them."
            })
    private @Nullable Path file;

    /** Null if it lies beside the credentials. */
    @Nullable
    KeySource source() {
        if (file != null) {
            return KeySource.file(file);
        }
        String text = System.getenv(KeySource.VARIABLE);
        return text == null ? null : KeySource.text(text, "the environment variable " + KeySource.VARIABLE);
    }
}
