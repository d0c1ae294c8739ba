package io.partita.tck.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Requests of the DynamoDB protocol for single items, one after the other over one connection, with next to no cost of its own. */
final class ItemRequests implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream input;
    private final SplittableRandom random;

    /** Connects to a server on this machine. */
    ItemRequests(int port, long seed) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.input = new BufferedInputStream(socket.getInputStream(), 8 << 10);
        this.random = new SplittableRandom(seed);
    }

    /** Makes a table with one string for a key. */
    void createTable(String name) throws IOException {
        send(
                "CreateTable",
                "{\"TableName\":\"" + name + "\",\"BillingMode\":\"PAY_PER_REQUEST\","
                        + "\"KeySchema\":[{\"AttributeName\":\"k\",\"KeyType\":\"HASH\"}],"
                        + "\"AttributeDefinitions\":[{\"AttributeName\":\"k\",\"AttributeType\":\"S\"}]}");
    }

    /** Puts a new value under one of some keys. */
    void put(String table, int keys) throws IOException {
        put(table, "k" + random.nextInt(keys));
    }

    void put(String table, String key) throws IOException {
        send(
                "PutItem",
                "{\"TableName\":\"" + table + "\",\"Item\":{\"k\":{\"S\":\"" + key + "\"},\"payload\":{\"S\":\""
                        + payload() + "\"}}}");
    }

    /** Without what would have to be escaped. */
    private String payload() {
        return Rows.payload(random.nextLong() >>> 1).replace('"', '_').replace('\\', '_');
    }

    /** Reads one of some keys that is there. */
    void get(String table, int keys, boolean strong) throws IOException {
        int length = send(
                "GetItem",
                "{\"TableName\":\"" + table + "\",\"Key\":{\"k\":{\"S\":\"k" + random.nextInt(keys)
                        + "\"}},\"ConsistentRead\":" + strong + "}");
        if (length < Settings.PAYLOAD_BYTES) {
            throw new IOException("not the item that was asked for");
        }
    }

    /** The length of the answer. */
    private int send(String operation, String body) throws IOException {
        byte[] request = ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                        + "X-Amz-Target: DynamoDB_20120810." + operation + "\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
        socket.getOutputStream().write(request);
        boolean good = line().contains(" 200 ");
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] content = input.readNBytes(length);
        if (content.length < length) {
            throw new SocketException("the connection ended");
        } else if (!good) {
            throw new IOException(operation + ": " + new String(content, StandardCharsets.UTF_8));
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new SocketException("the connection ended");
            } else if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
