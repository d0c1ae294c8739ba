package io.partita.tck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the sources can say. */
class SourceTest {
    private static final Path ROOT = root();

    /** Made of two halves, so that this file does not find itself. */
    private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern ENDING =
            Pattern.compile("<p>Start at (\\{@link [^}]+\\}[^<]*)\\.\\s*\\*/", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\{@link ([a-z.]+)\\.([A-Z]\\w+)[^}]*\\}");

    @Test
    void everyPackageInfoEndsWithTheClassToStartAt() {
        List<Path> infos = sources("src/main/java").stream()
                .filter(file -> file.endsWith("package-info.java"))
                .toList();
        assertThat(infos).hasSizeGreaterThan(20).allSatisfy(info -> {
            Matcher ending = ENDING.matcher(text(info));
            assertThat(ending.find())
                    .as("%s ends \"Start at {@link X}.\"", ROOT.relativize(info))
                    .isTrue();
            Matcher link = LINK.matcher(ending.group(1));
            while (link.find()) {
                assertThat(info.toString()).contains(link.group(1).replace('.', '/'));
                assertThat(info.resolveSibling(link.group(2) + ".java")).exists();
            }
        });
    }

    @Test
    void nothingIsLeftOpen() {
        assertThat(sources("src"))
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(LEFT_OPEN.matcher(text(file)).find())
                        .as("%s has something left open", ROOT.relativize(file))
                        .isFalse());
    }

    private static List<Path> sources(String below) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/" + below + "/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the repository, wherever the test is started. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not inside the repository");
            }
        }
        return folder;
    }
}
