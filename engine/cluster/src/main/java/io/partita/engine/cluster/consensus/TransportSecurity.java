package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;

/**
 * Mutual TLS between the members of all groups: each shows a certificate, and speaks only to
 * those that show one that it trusts. Names of hosts are not checked, so the authority that signs these certificates must sign none for
 * anybody outside of the cluster.
 *
 * @param keyStore a PKCS12 file with this process' key and certificate, and the certificates that it trusts beside its own
 */
public record TransportSecurity(Path keyStore, String password) {

    /**
     * Secures every connection that this process makes or accepts from here on, of all its hosts: JRaft's transport is
     * configured by system properties. To be called before the first host starts, and not undone.
     *
     * @throws StoreException UNAVAILABLE if the file cannot be read, VALIDATION if it does not hold a key
     */
    public void apply() {
        check();
        Map<String, String> properties = Map.of(
                "bolt.server.ssl.enable", "true",
                "bolt.server.ssl.clientAuth", "true",
                "bolt.server.ssl.keystore", keyStore.toString(),
                "bolt.server.ssl.keystore.password", password,
                "bolt.server.ssl.keystore.type", "PKCS12",
                "bolt.client.ssl.enable", "true",
                "bolt.client.ssl.keystore", keyStore.toString(),
                "bolt.client.ssl.keystore.password", password,
                "bolt.client.ssl.keystore.type", "PKCS12");
        properties.forEach(System::setProperty);
    }

    /** A file that turns out to be wrong only when the first connection comes would be noticed by nobody. */
    private void check() {
        try (InputStream stream = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return;
                }
            }
            throw StoreException.validation("The file " + keyStore + " does not hold a key with its certificate");
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "The file " + keyStore + " cannot be read as PKCS12 with this password: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public String toString() {
        return "TransportSecurity[" + keyStore + "]";
    }
}
