package io.partita.engine.cluster.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with those that sign it, and its private key, as they are in two PEM files. */
public record PemFiles(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /**
     * Reads both.
     *
     * @throws IOException if they cannot be read or do not belong together, as while one of the two is already renewed;
     *     the message says which and why
     */
    public static PemFiles read(Path chain, Path key) throws IOException {
        List<X509Certificate> certificates = certificates(chain);
        PublicKey publicKey = certificates.get(0).getPublicKey();
        PrivateKey privateKey = key(key, publicKey.getAlgorithm());
        if (!belongTogether(privateKey, publicKey)) {
            throw new IOException("the key " + key + " is not that of the certificate " + chain);
        }
        return new PemFiles(certificates, privateKey);
    }

    /** All certificates of a file, of which there is at least one. */
    static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new IOException("there is no certificate in " + file);
            }
            return chain;
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("there is no certificate in PEM in " + file, unreadable);
        }
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        Matcher text = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (!text.find()) {
            throw new IOException("there is no private key in PEM (PKCS #8, without passphrase) in " + file
                    + "; openssl pkcs8 -topk8 -nocrypt makes one of others");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IOException(
                    "the private key in " + file + " is no key of a certificate for " + algorithm, unreadable);
        }
    }

    /** What is wrong with a file, for people: the failures of files say no more than which. */
    public static String reason(IOException unusable) {
        if (unusable instanceof NoSuchFileException) {
            return "there is no file " + unusable.getMessage();
        }
        return unusable instanceof AccessDeniedException
                ? unusable.getMessage() + " may not be read"
                : String.valueOf(unusable.getMessage());
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) throws IOException {
        String algorithm = publicKey.getAlgorithm();
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> algorithm;
                    });
            byte[] anything = publicKey.getEncoded();
            signature.initSign(privateKey);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(anything);
            return signature.verify(signed);
        } catch (GeneralSecurityException unusable) {
            throw new IOException("keys of " + algorithm + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
