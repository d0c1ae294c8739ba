package io.partita.jdbc.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.endpoint.EndpointServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar for tools, alone: what is in it, and that it works where there is nothing else. */
class AllJarIT {
    private static final Path ALL_JAR = Path.of(System.getProperty("partita.all.jar"));
    /** Keeps what it finds below 70 MB, most of which is the natives of five platforms. */
    private static final long LARGEST = 70L << 20;

    @Test
    void holdsNoClassThatCouldMeetAnother() throws IOException {
        try (JarFile jar = new JarFile(ALL_JAR.toFile())) {
            assertThat(names(jar))
                    .filteredOn(name -> name.endsWith(".class"))
                    .allSatisfy(name -> assertThat(name).matches("(io/partita|org/rocksdb)/.*"))
                    .noneMatch(name -> name.endsWith("module-info.class"));
        }
    }

    @Test
    void holdsTheServicesNativesAndLicencesThatItNeeds() throws IOException {
        try (JarFile jar = new JarFile(ALL_JAR.toFile())) {
            assertThat(text(jar, "META-INF/services/java.sql.Driver").lines())
                    .containsExactly("io.partita.jdbc.PartitaDriver");
            assertThat(names(jar))
                    .contains("META-INF/services/io.partita.engine.api.ItemStoreProvider")
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt")
                    .noneMatch(name -> name.matches("META-INF/.*[.](SF|RSA|DSA)"));
            assertThat(names(jar))
                    .filteredOn(name -> name.contains("rocksdbjni"))
                    .containsExactlyInAnyOrder(
                            "librocksdbjni-linux64.so",
                            "librocksdbjni-linux-aarch64.so",
                            "librocksdbjni-osx-x86_64.jnilib",
                            "librocksdbjni-osx-arm64.jnilib",
                            "librocksdbjni-win64.dll");
        }
        assertThat(Files.size(ALL_JAR)).isLessThan(LARGEST);
    }

    @Test
    void worksInAClassLoaderOfItsOwn(@TempDir Path directory) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
        URL[] jar = {ALL_JAR.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            Driver driver = (Driver) loader.loadClass("io.partita.jdbc.PartitaDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            use(driver, "jdbc:partita:mem:isolated");
            use(driver, "jdbc:partita:file:" + directory.resolve("data"));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static void use(Driver driver, String url) throws SQLException {
        try (Connection connection = driver.connect(url, new Properties())) {
            assertThat(AloneOnTheClassPath.use(connection)).isEqualTo("anna 2 true");
        }
    }

    @Test
    void worksInAJvmThatHasNothingElse(@TempDir Path directory) throws Exception {
        assertThat(printed(directory, "jdbc:partita:mem:alone", "jdbc:partita:file:" + directory.resolve("data")))
                .containsExactly("anna 2 true", "anna 2 true");
    }

    @Test
    void reachesEndpointsFromAJvmThatHasNothingElse(@TempDir Path directory) throws Exception {
        try (EndpointServer first = new EndpointServer(directory.resolve("first"), null);
                EndpointServer second = new EndpointServer(directory.resolve("second"), null)) {
            assertThat(printed(
                            directory,
                            "jdbc:partita://" + first.place() + key(first),
                            "jdbc:partita:dynamodb://" + second.place() + key(second)))
                    .containsExactly("anna 2 true", "anna 2 true");
        }
    }

    private static String key(EndpointServer server) {
        return "?user=" + server.key().id() + "&password="
                + URLEncoder.encode(server.key().secret(), StandardCharsets.UTF_8);
    }

    /** What the driver prints in a JVM that has this one jar and a program that uses it. */
    private static Stream<String> printed(Path directory, String... urls) throws Exception {
        String name = AloneOnTheClassPath.class.getName().replace('.', '/') + ".class";
        Path alone = directory.resolve(name);
        Files.createDirectories(alone.getParent());
        Files.copy(AllJarIT.class.getClassLoader().getResourceAsStream(name), alone);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ALL_JAR + java.io.File.pathSeparator + directory,
                        AloneOnTheClassPath.class.getName())
                // Where newer JVMs warn of native code.
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.command().addAll(List.of(urls));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines();
    }

    private static List<String> names(JarFile jar) {
        return jar.stream().map(ZipEntry::getName).toList();
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
