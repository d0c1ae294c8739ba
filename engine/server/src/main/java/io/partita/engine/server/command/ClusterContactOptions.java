package io.partita.engine.server.command;

import io.partita.engine.cluster.certificate.ClusterCertificates;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.cluster.messaging.MutualTls;
import io.partita.engine.cluster.operations.ClusterConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cluster a command is about, and how it is reached. */
final class ClusterContactOptions {
    private static final int PASSWORD_BYTES = 24;

    /** What goes wrong with a connection is said by the command, once. Kept here, because loggers are not kept by anybody else. */
    private static final Logger CONNECTIONS = Logger.getLogger(Address.class.getPackageName());

    @Spec(Spec.Target.MIXEE)
    private CommandSpec specification;

    @Option(
            names = "--at",
            split = ",",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:7100",
            converter = AddressOption.class,
            description = {
                "Where some processes of the cluster are, as --listen of partita node has it.",
                "Default: ${DEFAULT-VALUE}, where partita cluster demo begins."
            })
    private List<Address> contacts = List.of();

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            defaultValue = "partita",
            description = "The name of the cluster. Default: ${DEFAULT-VALUE}")
    private String cluster = "";

    @Mixin
    private ClusterCertificateOptions certificates = new ClusterCertificateOptions();

    /** @throws io.partita.engine.api.error.StoreException VALIDATION if the certificates cannot be used */
    ClusterConsole connect() throws IOException {
        if (certificates.areIncomplete()) {
            throw new ParameterException(
                    specification.commandLine(),
                    "--cluster-certificate, --cluster-key and --cluster-authority belong together: give all three");
        }
        CONNECTIONS.setLevel(Level.OFF);
        MessagingOptions options = MessagingOptions.of(cluster);
        ClusterCertificates given = certificates.certificates();
        return ClusterConsole.of(contacts, given == null ? options : options.withTls(load(given)), System::nanoTime);
    }

    /** The key lies in a file of this user for a moment. */
    private static MutualTls load(ClusterCertificates certificates) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path directory = Files.createTempDirectory("partita");
        Path file = directory.resolve("transport.p12");
        try {
            certificates.writeKeyStore(file, password, Instant.now());
            return MutualTls.load(file, password);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }
}
