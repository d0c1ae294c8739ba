package io.partita.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * A process on a terminal of its own, made by script(1), and the person in front of it: they read what is there, and
 * type only when they have seen what they waited for, because what is typed while a program still changes the
 * terminal's mode may be lost.
 */
final class PseudoTerminal implements AutoCloseable {
    static final char CONTROL_C = 3;
    static final char CONTROL_D = 4;
    /** The line before, as the arrow that points up. */
    static final char CONTROL_P = 16;

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final OutputStream keyboard;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder screen = new StringBuilder();
    private boolean closed;
    private int seen;

    private PseudoTerminal(Process process) {
        this.process = process;
        this.keyboard = process.getOutputStream();
        Thread reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether this machine has the script(1) of util-linux; that of other systems takes other arguments. */
    static boolean isThere() {
        return Files.isExecutable(SCRIPT) && "Linux".equals(System.getProperty("os.name"));
    }

    static PseudoTerminal start(List<String> command) throws IOException {
        String quoted = command.stream().map(PseudoTerminal::quote).collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", quoted, "/dev/null");
        builder.environment().put("TERM", "xterm");
        return new PseudoTerminal(builder.redirectErrorStream(true).start());
    }

    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void read() {
        byte[] bytes = new byte[4096];
        try (InputStream output = process.getInputStream()) {
            for (int count = output.read(bytes); count >= 0; count = output.read(bytes)) {
                show(new String(bytes, 0, count, UTF_8));
            }
        } catch (IOException e) {
            show("\n[the terminal cannot be read any more: " + e.getMessage() + "]");
        }
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void show(String text) {
        lock.lock();
        try {
            screen.append(text);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void type(String text) throws IOException {
        keyboard.write(text.getBytes(UTF_8));
        keyboard.flush();
    }

    void press(char key) throws IOException {
        type(String.valueOf(key));
    }

    /**
     * Waits until a text stands behind what has been waited for before.
     *
     * @return all that has come since, the text included, without what only moves the cursor and gives colours
     * @throws AssertionError showing the screen, if the text does not come
     */
    String await(String text) throws InterruptedException {
        long patience = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            int at = screen.indexOf(text, seen);
            while (at < 0) {
                if (closed || patience <= 0) {
                    throw new AssertionError((closed ? "the process ended" : "nothing came for too long") + " before \""
                            + text + "\" was seen. The screen:\n" + plain(screen.toString()));
                }
                patience = changed.awaitNanos(patience);
                at = screen.indexOf(text, seen);
            }
            String news = screen.substring(seen, at + text.length());
            seen = at + text.length();
            return plain(news);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the end of the process.
     *
     * @return its exit code
     */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end. The screen:\n" + plain(screen.toString()));
        }
        return process.exitValue();
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b(\\[[0-9;?]*[ -/]*[@-~]|[=>])", "").replace("\r", "");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
