package io.partita.faults.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A way from one process to a port of another, through which all connections go that it makes there. While a gate is shut,
 * nothing arrives in that direction, and nobody is told: as when a cable is pulled.
 */
final class Link implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final ServerSocket socket;
    private final InetSocketAddress target;
    private final Gate there;
    private final Gate back;

    /**
     * Takes connections at an address.
     *
     * @param there what goes to the target
     * @param back what comes from it
     */
    Link(InetSocketAddress address, InetSocketAddress target, Gate there, Gate back) throws IOException {
        this.socket = new ServerSocket();
        this.target = target;
        this.there = there;
        this.back = back;
        socket.setReuseAddress(true);
        socket.bind(address, 128);
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                start(() -> connect(client));
            }
        } catch (IOException closed) {
            // The cluster is over.
        }
    }

    private void connect(Socket client) {
        try {
            there.pass();
            Socket server = new Socket();
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> carry(client, server, there));
            carry(server, client, back);
        } catch (IOException nobodyListens) {
            close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carry(Socket from, Socket to, Gate gate) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                gate.pass();
                output.write(buffer, 0, count);
            }
            gate.pass();
        } catch (IOException broken) {
            // What broke on one side breaks on the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    /** Whoever is connected is reset, as by a process that is gone. */
    private static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // It is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
