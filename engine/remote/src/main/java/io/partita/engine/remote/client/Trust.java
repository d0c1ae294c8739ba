package io.partita.engine.remote.client;

import io.partita.engine.api.endpoint.Secret;
import io.partita.engine.api.endpoint.Transport;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;

/** Which servers are trusted over TLS. */
final class Trust {
    private static final String PEM_BEGIN = "-----BEGIN";

    private Trust() {}

    /**
     * How TLS connections are made, or empty for the way of the Java installation.
     *
     * @throws StoreException VALIDATION if the trust store cannot be read
     */
    static Optional<TlsSocketStrategy> of(Transport.Tls tls) {
        if (tls.equals(Transport.Tls.DEFAULT)) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            // Without a store of its own, that of the Java installation.
            trust.init(tls.trustStore() == null ? null : read(tls.trustStore(), tls.password()));
            context.init(null, trust.getTrustManagers(), null);
            return Optional.of(new DefaultClientTlsStrategy(
                    context,
                    // By default the JDK verifies it too, whatever the verifier says.
                    tls.verifyHostname() ? HostnameVerificationPolicy.BOTH : HostnameVerificationPolicy.CLIENT,
                    tls.verifyHostname() ? HttpsSupport.getDefaultHostnameVerifier() : NoopHostnameVerifier.INSTANCE));
        } catch (IOException | GeneralSecurityException failure) {
            throw new StoreException(
                    ErrorCode.VALIDATION,
                    "the trust store " + tls.trustStore() + " cannot be read: " + failure.getMessage()
                            + "; it is a file of certificates (PEM), or a PKCS12 or JKS store with its password",
                    failure);
        }
    }

    private static KeyStore read(Path file, @Nullable Secret password) throws IOException, GeneralSecurityException {
        if (isPem(file)) {
            return ofCertificates(file);
        }
        return KeyStore.getInstance(
                file.toFile(), password == null ? null : password.value().toCharArray());
    }

    private static boolean isPem(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(1 << 16), StandardCharsets.ISO_8859_1).contains(PEM_BEGIN);
        }
    }

    private static KeyStore ofCertificates(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + store.size(), certificate);
            }
        }
        return store;
    }
}
