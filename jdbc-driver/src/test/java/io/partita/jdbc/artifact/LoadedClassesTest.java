package io.partita.jdbc.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.endpoint.EndpointServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks no endpoint does not pay for its client. */
class LoadedClassesTest {
    private static final List<String> CLIENT = List.of("software.amazon.awssdk.", "org.apache.hc.", "io.netty.");

    @TempDir
    private Path directory;

    @Test
    void aStoreInThisProcessLoadsNothingOfTheClientOfEndpoints() throws Exception {
        assertThat(loaded("jdbc:partita:mem:alone", "jdbc:partita:file:" + directory.resolve("data")))
                .contains("io.partita.jdbc.PartitaDriver", "org.rocksdb.RocksDB")
                .noneMatch(name -> CLIENT.stream().anyMatch(name::startsWith));
    }

    /** Else the other test would say nothing. */
    @Test
    void anEndpointLoadsIt() throws Exception {
        try (EndpointServer server = new EndpointServer(directory, null)) {
            String url =
                    "jdbc:partita://" + server.place() + "?user=" + server.key().id() + "&password="
                            + URLEncoder.encode(server.key().secret(), StandardCharsets.UTF_8);
            assertThat(loaded(url))
                    .contains("io.partita.jdbc.PartitaDriver")
                    .anyMatch(name -> name.startsWith("software.amazon.awssdk."))
                    .anyMatch(name -> name.startsWith("org.apache.hc."))
                    .noneMatch(name -> name.startsWith("org.rocksdb."));
        }
    }

    /** The names of the classes that a JVM loads which uses the driver at these URLs. */
    private List<String> loaded(String... urls) throws IOException, InterruptedException {
        Path log = directory.resolve("classes");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log + ":none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AloneOnTheClassPath.class.getName())
                .redirectErrorStream(true);
        builder.command().addAll(List.of(urls));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
    }
}
