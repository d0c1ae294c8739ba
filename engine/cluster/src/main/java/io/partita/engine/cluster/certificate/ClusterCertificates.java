package io.partita.engine.cluster.certificate;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * What a process shows the other processes of its cluster, and by what it knows them. This is one setting for all that they say
 * to each other: consensus and messages both take the file that {@link #writeKeyStore} makes of it.
 *
 * @param certificate PEM: the certificate of this process, and those between it and the authority
 * @param key PEM: its private key, PKCS #8 without passphrase
 * @param authority PEM: the certificates of the authority that signs those of all processes of the cluster, and of nobody else
 */
public record ClusterCertificates(Path certificate, Path key, Path authority) {

    /**
     * Checks the three, and keeps them as PKCS12 in a file that only this user may read; what was there is replaced.
     *
     * @param password of the file and the key in it
     * @param now by which the certificates have to be valid
     * @throws StoreException VALIDATION if the files cannot be read or do not belong together, if a certificate is not valid now,
     *     not by this authority, or not for both sides of a connection; UNAVAILABLE if the file cannot be written
     */
    public void writeKeyStore(Path file, String password, Instant now) {
        PemFiles own;
        List<X509Certificate> authorities;
        try {
            own = PemFiles.read(certificate, key);
            authorities = PemFiles.certificates(authority);
        } catch (IOException unusable) {
            throw StoreException.validation(
                    "The certificate of this process in its cluster cannot be used: " + PemFiles.reason(unusable));
        }
        new MemberCheck(this, now).check(own.chain(), authorities);
        try {
            write(keyStore(own, authorities, password), file, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE, "The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static KeyStore keyStore(PemFiles own, List<X509Certificate> authorities, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "process", own.key(), password.toCharArray(), own.chain().toArray(new Certificate[0]));
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }

    private static void write(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream stream = Files.newOutputStream(unfinished)) {
            store.store(stream, password.toCharArray());
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
