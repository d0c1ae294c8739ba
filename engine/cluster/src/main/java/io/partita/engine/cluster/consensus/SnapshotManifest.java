package io.partita.engine.cluster.consensus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a snapshot consists of: lines of text that say whose it is, which files it has and what they hold, and at last the
 * digest of the lines before.
 *
 * @param groupId the group with its cluster
 * @param index the last entry of the log that is in it, or an earlier one
 * @param files by their names
 */
record SnapshotManifest(String groupId, long index, Map<String, FileContent> files) {
    private static final String HEADER = "partita snapshot, version 1";
    private static final int MAX_FILES = 1_000_000;
    private static final int BUFFER_BYTES = 1 << 18;

    /** @param digest SHA-256, in hexadecimal digits */
    record FileContent(long bytes, String digest) {

        static FileContent of(Path file) throws IOException {
            MessageDigest digest = sha256();
            long bytes = 0;
            byte[] buffer = new byte[BUFFER_BYTES];
            try (InputStream stream = Files.newInputStream(file)) {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    digest.update(buffer, 0, read);
                    bytes += read;
                }
            }
            return new FileContent(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    void writeTo(Path file) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append(groupId).append('\n').append(index).append('\n');
        new TreeMap<>(files)
                .forEach((name, content) -> text.append(content.digest())
                        .append(' ')
                        .append(content.bytes())
                        .append(' ')
                        .append(name)
                        .append('\n'));
        DurableText.write(file, text + digestOf(text.toString()) + "\n");
    }

    /** @throws io.partita.engine.api.error.StoreException CORRUPTION if it is not as it was written */
    static SnapshotManifest read(Path file) {
        String text = DurableText.read(file);
        if (text == null) {
            throw GroupFailures.damagedSnapshot(file, "it is missing");
        }
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.substring(last).equals(digestOf(text.substring(0, last)) + "\n")) {
            throw GroupFailures.damagedSnapshot(file, "its last line is not the digest of the others");
        }
        List<String> lines = text.substring(0, last).lines().toList();
        if (lines.size() < 3 || lines.size() > MAX_FILES || !lines.get(0).equals(HEADER)) {
            throw GroupFailures.damagedSnapshot(file, "it does not begin with '" + HEADER + "'");
        }
        Map<String, FileContent> files = new TreeMap<>();
        for (String line : lines.subList(3, lines.size())) {
            String[] parts = line.split(" ", 3);
            files.put(parts[2], new FileContent(Long.parseLong(parts[1]), parts[0]));
        }
        return new SnapshotManifest(lines.get(1), Long.parseLong(lines.get(2)), files);
    }

    private static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
