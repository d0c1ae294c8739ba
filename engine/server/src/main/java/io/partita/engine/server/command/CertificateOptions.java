package io.partita.engine.server.command;

import io.partita.engine.server.http.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The certificate of a server that answers over TLS. */
final class CertificateOptions {
    @Option(names = "--tls-cert", paramLabel = "FILE", description = "PEM certificate, with those that sign it: HTTPS.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "PEM private key of the certificate.")
    private @Nullable Path privateKey;

    /** Whether one of the two is missing. */
    boolean areHalf() {
        return (certificate == null) != (privateKey == null);
    }

    boolean areGiven() {
        return certificate != null;
    }

    /** Null if the server answers over plain HTTP. */
    @Nullable
    Certificates open() throws IOException {
        return certificate == null || privateKey == null ? null : Certificates.of(certificate, privateKey);
    }
}
