package io.partita.engine.cluster.command.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.metadata.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The bytes of examples stay as they are in the text files beside this class. They lie in logs: when a change makes this
 * fail, it needs another version, and the old one must still be read. New examples are added with
 * {@code -Dgolden.record=true}.
 */
final class FormatTest {
    private static final java.nio.file.Path RESOURCES =
            java.nio.file.Path.of("src/test/resources/io/partita/engine/cluster/command/encoding");

    @Test
    void commandsAreWrittenAsTheyEverWere() throws IOException {
        assertUnchanged("commands.txt", Examples.commands(), CommandEncoding::encode, CommandEncoding::decode);
        assertComplete(
                "commands.txt",
                List.of(
                        Command.class,
                        Condition.class,
                        Operand.class,
                        Path.Step.class,
                        Update.Action.class,
                        Update.Value.class,
                        Work.class));
    }

    @Test
    void answersToCommandsAreWrittenAsTheyEverWere() throws IOException {
        assertUnchanged("results.txt", Examples.results(), ResultEncoding::encode, ResultEncoding::decode);
        assertThat(recorded("results.txt")).contains("Written[", "DONE", "OUTDATED");
    }

    @Test
    void readsAreWrittenAsTheyEverWere() throws IOException {
        assertUnchanged(
                "page-requests.txt", Examples.pageRequests(), ReadEncoding::encodeRequest, ReadEncoding::decodeRequest);
        assertUnchanged("keys.txt", Examples.keys(), ReadEncoding::encodeKeys, ReadEncoding::decodeKeys);
        assertUnchanged("pages.txt", Examples.pages(), ReadEncoding::encodePage, ReadEncoding::decodePage);
        assertUnchanged("items.txt", Examples.items(), ReadEncoding::encodeItems, ReadEncoding::decodeItems);
    }

    private static <T> void assertUnchanged(
            String file, List<T> examples, Function<T, byte[]> encode, Function<byte[], T> decode) throws IOException {
        StringBuilder actual = new StringBuilder();
        for (T example : examples) {
            byte[] bytes = encode.apply(example);
            assertThat(Descriptions.of(decode.apply(bytes))).isEqualTo(Descriptions.of(example));
            actual.append(Descriptions.of(example)).append('\n');
            actual.append(HexFormat.of().formatHex(bytes)).append("\n\n");
        }
        if (Boolean.getBoolean("golden.record")) {
            Files.writeString(RESOURCES.resolve(file), actual);
        }
        assertThat(actual.toString()).isEqualTo(recorded(file));
    }

    /** Whether there is an example of everything that the sealed interfaces permit. */
    private static void assertComplete(String file, List<Class<?>> interfaces) throws IOException {
        String recorded = recorded(file);
        for (Class<?> type : interfaces) {
            for (Class<?> permitted : SealedTypes.permitted(type)) {
                assertThat(recorded).contains(permitted.getSimpleName() + "[");
            }
        }
    }

    private static String recorded(String file) throws IOException {
        if (Boolean.getBoolean("golden.record")) {
            return Files.readString(RESOURCES.resolve(file));
        }
        try (InputStream stream = Objects.requireNonNull(FormatTest.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
