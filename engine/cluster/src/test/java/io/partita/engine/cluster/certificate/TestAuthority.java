package io.partita.engine.cluster.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that signs certificates of the processes of a cluster, by the JDK's keytool, in PEM files of a directory. */
public final class TestAuthority {
    private static final String PASSWORD = "secret-of-tests";

    private final Path directory;
    private final String name;

    private TestAuthority(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /** Makes an authority whose files are in a directory, which may have those of others too. */
    public static TestAuthority create(Path directory, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        TestAuthority authority = new TestAuthority(directory, name);
        authority.generate(name, "-ext", "bc:c");
        Files.writeString(
                authority.file(),
                pem("CERTIFICATE", authority.keyStore().getCertificate(name).getEncoded()));
        return authority;
    }

    /** The certificate of the authority, PEM. */
    public Path file() {
        return directory.resolve(name + ".pem");
    }

    /**
     * A certificate and its key, signed by this authority.
     *
     * @param validity options of keytool that say from when on for how long, and what for
     */
    public ClusterCertificates sign(String member, String... validity)
            throws IOException, InterruptedException, GeneralSecurityException {
        generate(member);
        Path request = directory.resolve(member + ".csr");
        keytool("-certreq", "-alias", member, "-file", request.toString());
        List<String> signing = new ArrayList<>(List.of("-gencert", "-rfc", "-alias", name));
        signing.addAll(List.of("-infile", request.toString()));
        signing.addAll(List.of("-outfile", directory.resolve(member + ".pem").toString()));
        signing.addAll(List.of(validity));
        keytool(signing.toArray(new String[0]));
        Files.writeString(
                directory.resolve(member + ".key"),
                pem(
                        "PRIVATE KEY",
                        keyStore().getKey(member, PASSWORD.toCharArray()).getEncoded()));
        return new ClusterCertificates(directory.resolve(member + ".pem"), directory.resolve(member + ".key"), file());
    }

    private void generate(String alias, String... extensions) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias));
        arguments.addAll(List.of(extensions));
        keytool(arguments.toArray(new String[0]));
    }

    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store())) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    private Path store() {
        return directory.resolve(name + ".p12");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + output);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }
}
