package io.partita.engine.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.messaging.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeDirectoryTest {
    private static final Address ADDRESS = new Address("127.0.0.1", 7_100);

    @TempDir
    private Path directory;

    private static NodeIdentity identity(String cluster, String name) {
        return new NodeIdentity(cluster, name, "zone", ADDRESS);
    }

    private StoreException refused(String cluster, String name) {
        return catchThrowableOfType(StoreException.class, () -> NodeDirectory.open(directory, identity(cluster, name)));
    }

    @Test
    void isOpenedAgainByTheSameNodeOnly() {
        NodeDirectory first = NodeDirectory.open(directory, identity("cluster", "a"));
        assertThat(NodeDirectory.open(directory, identity("cluster", "a")).set(0))
                .isEqualTo(first.set(0));
        assertThat(refused("cluster", "b").code()).isEqualTo(ErrorCode.FOREIGN_DATA);
        assertThat(refused("other", "a")).hasMessageContaining("cluster cluster, node a");
    }

    @Test
    void nothingIsWrittenWhereSomethingElseIs() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "dear");
        assertThat(refused("cluster", "a").code()).isEqualTo(ErrorCode.FOREIGN_DATA);
        assertThat(directory).isDirectoryNotContaining("glob:**NODE*");
    }

    @Test
    void usersMayBeThereBeforeTheFirstStart() throws IOException {
        Files.createDirectory(directory.resolve("credentials"));
        assertThat(NodeDirectory.open(directory, identity("cluster", "a")).set(2))
                .isEqualTo(directory.resolve("sets").resolve("2"));
    }
}
