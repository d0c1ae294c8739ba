package io.partita.engine.server.command;

import io.partita.engine.cluster.certificate.ClusterCertificates;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What secures the connections between the processes of a cluster. */
final class ClusterCertificateOptions {
    @Option(
            names = "--cluster-certificate",
            paramLabel = "FILE",
            description =
                    "PEM certificate that this process shows the others, with those that sign it. Default: no encryption.")
    private @Nullable Path certificate;

    @Option(names = "--cluster-key", paramLabel = "FILE", description = "PEM private key of the certificate.")
    private @Nullable Path key;

    @Option(
            names = "--cluster-authority",
            paramLabel = "FILE",
            description = "PEM certificate of the authority that signs those of all processes, and of nobody else.")
    private @Nullable Path authority;

    /** Whether some are missing. */
    boolean areIncomplete() {
        long given =
                Stream.of(certificate, key, authority).filter(Objects::nonNull).count();
        return given == 1 || given == 2;
    }

    /** Null if nothing is encrypted. */
    @Nullable
    ClusterCertificates certificates() {
        return certificate == null || key == null || authority == null
                ? null
                : new ClusterCertificates(certificate, key, authority);
    }
}
