package io.partita.engine.cluster.messaging;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Mutual TLS: both sides of a connection show a certificate, and go on only with one that they trust. Takes the
 * file that secures consensus, too. Names of hosts are not checked, so the authority that signs these certificates must sign none
 * for anybody outside of the cluster.
 */
public final class MutualTls {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SslContext accepting;
    private final SslContext connecting;

    private MutualTls(SslContext accepting, SslContext connecting) {
        this.accepting = accepting;
        this.connecting = connecting;
    }

    /**
     * Reads the certificates.
     *
     * @param keyStore a PKCS12 file with this process' key and certificate, and the certificates that it trusts beside its own
     * @throws StoreException UNAVAILABLE if the file cannot be read, VALIDATION if it does not hold a key
     */
    public static MutualTls load(Path keyStore, String password) {
        try (InputStream stream = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stream, password.toCharArray());
            checkKey(store, keyStore);
            return of(store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "The file " + keyStore + " cannot be read as PKCS12 with this password: " + e.getMessage(),
                    e);
        }
    }

    private static void checkKey(KeyStore store, Path file) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return;
            }
        }
        throw StoreException.validation("The file " + file + " does not hold a key with its certificate");
    }

    private static MutualTls of(KeyStore store, String password) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SslContext accepting = SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                .trustManager(trust)
                .clientAuth(ClientAuth.REQUIRE)
                .protocols(PROTOCOLS)
                .build();
        SslContext connecting = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .keyManager(keys)
                .trustManager(trust)
                .protocols(PROTOCOLS)
                .build();
        return new MutualTls(accepting, connecting);
    }

    SslHandler accepting(Channel channel) {
        return accepting.newHandler(channel.alloc());
    }

    SslHandler connecting(Channel channel) {
        return connecting.newHandler(channel.alloc());
    }
}
