package io.partita.tck.protocol.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.tck.protocol.server.SignedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every case of the files, on two roads: as the bytes that the file has, signed, and by the AWS SDK. A case that the
 * SDK would send in other words than the file has goes as bytes there too, because those after it build on it.
 */
class ConformanceTest {
    private static final Path FILES = Path.of("src/test/resources/io/partita/tck/protocol/cases");

    private static final AtomicInteger BY_THE_SDK = new AtomicInteger();

    @TempDir
    private static Path directory;

    @TestFactory
    Stream<DynamicContainer> asBytes() throws IOException {
        return files().stream().map(file -> container(file, ByteRoad::new));
    }

    @TestFactory
    Stream<DynamicContainer> byTheSdk() throws IOException {
        return files().stream()
                .map(file -> container(file, server -> new SdkRoad(server, BY_THE_SDK::incrementAndGet)));
    }

    @AfterAll
    static void theSdkCouldSendMostOfThem() {
        System.out.println("cases sent by the SDK: " + BY_THE_SDK);
        assertThat(BY_THE_SDK.get()).isGreaterThan(1000);
    }

    @Test
    void thereAreMany() throws IOException {
        long cases = 0;
        for (Path file : files()) {
            cases +=
                    CaseFile.read(file).stream().filter(each -> !each.isSetUp()).count();
        }
        assertThat(cases).isGreaterThanOrEqualTo(1400);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(FILES)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static DynamicContainer container(Path file, Function<SignedServer, Road> roads) {
        try {
            Run run = new Run(roads);
            Stream<DynamicNode> tests = CaseFile.read(file).stream()
                    .map(each -> dynamicTest(
                            each.isSetUp() ? "! " + each.operation() : each.operation() + ": " + each.name(),
                            () -> run.road().go(each)));
            return DynamicContainer.dynamicContainer(FILES.relativize(file).toString(), tests.onClose(run::close));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A server for the cases of a file, from the first of them on. */
    private static final class Run {
        private final Function<SignedServer, Road> roads;
        private Opened opened = Opened.NOTHING;

        private Run(Function<SignedServer, Road> roads) {
            this.roads = roads;
        }

        private record Opened(List<SignedServer> server, List<Road> road) {
            private static final Opened NOTHING = new Opened(List.of(), List.of());
        }

        private Road road() throws IOException {
            if (opened.road().isEmpty()) {
                SignedServer server = new SignedServer(Files.createTempDirectory(directory, "credentials"));
                opened = new Opened(List.of(server), List.of(roads.apply(server)));
            }
            return opened.road().get(0);
        }

        private void close() {
            opened.road().forEach(Road::close);
            opened.server().forEach(SignedServer::close);
        }
    }
}
