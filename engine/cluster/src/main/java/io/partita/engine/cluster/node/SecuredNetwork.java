package io.partita.engine.cluster.node;

import io.partita.engine.cluster.certificate.ClusterCertificates;
import io.partita.engine.cluster.consensus.TransportSecurity;
import io.partita.engine.cluster.messaging.MutualTls;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Has this process speak to the others over mutual TLS. Consensus reads its key anew for each connection, so the file that is
 * made of the operator's stays in the data directory; its password is known to this process alone and does not outlive it.
 */
final class SecuredNetwork {
    private static final int PASSWORD_BYTES = 24;

    private SecuredNetwork() {}

    /**
     * The options of a process with both of its transports secured, if it was given certificates.
     *
     * @param file where the key is kept
     * @throws io.partita.engine.api.error.StoreException VALIDATION if the certificates cannot be used
     */
    static NodeOptions secure(NodeOptions options, Path file) {
        ClusterCertificates certificates = options.network().certificates();
        if (certificates == null) {
            return options;
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        certificates.writeKeyStore(file, password, Instant.now());
        new TransportSecurity(file, password).apply();
        return options.withMessaging(options.messaging().withTls(MutualTls.load(file, password)));
    }
}
