package io.partita.jdbc.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy for HTTP: tunnels what asks for it, passes on the rest, and keeps the heads that it saw. */
final class RecordingProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String authorization;

    /** @param authorization what clients must send in {@code Proxy-Authorization}, or empty */
    RecordingProxy(String authorization) throws IOException {
        this.authorization = authorization;
        start(() -> {
            while (true) {
                Socket client = socket.accept();
                start(() -> serve(client));
            }
        });
    }

    /** What ends when a socket is closed. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | UncheckedIOException closed) {
                        // By either side, or because the test is over.
                    }
                },
                "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            while (true) {
                String head = head(client.getInputStream());
                heads.add(head);
                if (!authorization.isEmpty() && !head.contains("Proxy-Authorization: " + authorization)) {
                    String refusal = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic"
                            + " realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n";
                    client.getInputStream().skipNBytes(contentLength(head));
                    client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                String[] words = head.split(" ", 3);
                if (words[0].equals("CONNECT")) {
                    tunnel(client, words[1]);
                } else {
                    passOn(client, head, words[1]);
                }
                return;
            }
        }
    }

    private static void tunnel(Socket client, String place) throws IOException {
        try (Socket server = connect(place)) {
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            start(() -> client.getInputStream().transferTo(server.getOutputStream()));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    /** One request, in the form that a server wants, and its answer; then the connection ends. */
    private static void passOn(Socket client, String head, String address) throws IOException {
        String[] parts = address.replaceFirst("http://", "").split("/", 2);
        try (Socket server = connect(parts[0])) {
            OutputStream request = server.getOutputStream();
            String changed = head.replace(address, "/" + parts[1])
                    .replaceAll("(?i)(proxy-)?connection: [^\r]*\r\n", "")
                    .replaceFirst("\r\n", "\r\nConnection: close\r\n");
            request.write(changed.getBytes(StandardCharsets.ISO_8859_1));
            request.write(client.getInputStream().readNBytes(contentLength(head)));
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static Socket connect(String place) throws IOException {
        int colon = place.lastIndexOf(':');
        return new Socket(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("content-length: ".length())))
                .findFirst()
                .orElse(0);
    }

    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = stream.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The first lines of what was asked, in order. */
    List<String> requests() {
        return heads.stream()
                .map(head -> head.substring(0, head.indexOf("\r\n")))
                .toList();
    }

    /** All that it was told in the open. */
    String seen() {
        return String.join("", heads);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
