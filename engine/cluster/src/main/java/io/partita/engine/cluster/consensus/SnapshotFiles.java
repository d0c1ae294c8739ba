package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.entity.LocalFileMetaOutter.LocalFileMeta;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotReader;
import com.alipay.sofa.jraft.storage.snapshot.SnapshotWriter;
import io.partita.engine.cluster.consensus.SnapshotManifest.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of snapshots: a checkpoint of the store under {@code data/}, and a manifest. Files of the store never change, so a file that
 * was in the snapshot before has the digest that it had, and a follower that has it does not fetch it again.
 *
 * <p>One thread at a time saves.
 */
final class SnapshotFiles {
    private static final String DATA = "data";
    private static final String MANIFEST = "PARTITA";
    private static final String TABLE_FILE = ".sst";

    private final String groupId;
    private final ReplicaStore store;
    private volatile Map<String, FileContent> known = Map.of();

    SnapshotFiles(String groupId, ReplicaStore store) {
        this.groupId = groupId;
        this.store = store;
    }

    /**
     * Saves the store as it is, or a little later.
     *
     * @param index the last entry that is in the store for certain
     */
    void save(SnapshotWriter writer, long index) throws IOException {
        Path directory = Path.of(writer.getPath());
        store.checkpoint(directory.resolve(DATA));
        Map<String, FileContent> contents = new HashMap<>();
        for (Path file : filesIn(directory.resolve(DATA))) {
            String name = DATA + "/" + file.getFileName();
            FileContent before = name.endsWith(TABLE_FILE) ? known.get(name) : null;
            contents.put(name, before != null && before.bytes() == Files.size(file) ? before : FileContent.of(file));
        }
        new SnapshotManifest(groupId, index, contents).writeTo(directory.resolve(MANIFEST));
        contents.forEach((name, content) -> writer.addFile(name, meta(content.digest())));
        writer.addFile(
                MANIFEST, meta(FileContent.of(directory.resolve(MANIFEST)).digest()));
        known = contents;
    }

    private static LocalFileMeta meta(String digest) {
        return LocalFileMeta.newBuilder().setChecksum(digest).build();
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /**
     * Puts a store made from a snapshot in the place of the one that is there.
     *
     * @throws io.partita.engine.api.error.StoreException CORRUPTION if the snapshot is not as it was written, FOREIGN_DATA if it is
     *     of another group
     */
    void install(SnapshotReader reader) throws IOException {
        Path directory = Path.of(reader.getPath());
        SnapshotManifest manifest = SnapshotManifest.read(directory.resolve(MANIFEST));
        if (!manifest.groupId().equals(groupId)) {
            throw GroupFailures.foreign(directory, "has a snapshot of the group " + manifest.groupId());
        }
        check(directory, manifest);
        store.install(directory.resolve(DATA));
        known = Map.of();
    }

    private static void check(Path directory, SnapshotManifest manifest) throws IOException {
        for (Map.Entry<String, FileContent> file : manifest.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            if (!Files.exists(path) || !FileContent.of(path).equals(file.getValue())) {
                throw GroupFailures.damagedSnapshot(directory, "the file " + file.getKey() + " is missing or damaged");
            }
        }
        for (Path file : filesIn(directory.resolve(DATA))) {
            if (!manifest.files().containsKey(DATA + "/" + file.getFileName())) {
                throw GroupFailures.damagedSnapshot(directory, "the file " + file + " does not belong to it");
            }
        }
    }
}
