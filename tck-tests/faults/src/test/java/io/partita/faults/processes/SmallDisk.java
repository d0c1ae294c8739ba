package io.partita.faults.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system in memory that can be filled up, where mounting one is allowed: to root, on Linux. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 64 << 10;

    private final Path directory;
    private final boolean mounted;

    /** Mounts it, if that is allowed. */
    SmallDisk(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.mounted = run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", directory.toString());
    }

    boolean isMounted() {
        return mounted;
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    /** Not one byte more goes on it. */
    void fill() {
        for (int size = BLOCK; size > 0; size /= 16) {
            byte[] block = new byte[size];
            try {
                while (true) {
                    Files.write(ballast(), block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (IOException full) {
                // With smaller blocks, perhaps there is still some room.
            }
        }
    }

    void relieve() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() {
        if (mounted && !run("umount", directory.toString())) {
            run("umount", "--lazy", directory.toString());
        }
    }
}
