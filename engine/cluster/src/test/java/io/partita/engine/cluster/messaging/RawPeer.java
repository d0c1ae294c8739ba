package io.partita.engine.cluster.messaging;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** One end of a connection that says whatever a test wants it to say. */
final class RawPeer implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout((int) Exchange.LONG.toMillis());
    }

    static RawPeer connect(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** One that has been welcomed. */
    static RawPeer welcome(int port, String cluster) throws IOException {
        RawPeer peer = connect(port);
        peer.say(Frame.of(FrameKind.HELLO, 0, cluster));
        Frame answer = peer.hear();
        if (answer == null || answer.kind() != FrameKind.WELCOME) {
            throw new AssertionError("not welcome");
        }
        return peer;
    }

    static byte[] bytes(Frame frame) {
        ByteBuf out = Unpooled.buffer(frame.bytes(), frame.bytes());
        frame.writeTo(out);
        return out.array();
    }

    void say(Frame frame) throws IOException {
        say(bytes(frame));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next frame, or null at the end. */
    @Nullable
    Frame hear() throws IOException {
        try {
            int length = in.readInt();
            byte[] whole = new byte[Integer.BYTES + length];
            Unpooled.wrappedBuffer(whole).setInt(0, length);
            in.readFully(whole, Integer.BYTES, length);
            return Frame.read(Unpooled.wrappedBuffer(whole), length);
        } catch (EOFException | SocketException closed) {
            return null;
        }
    }

    /** The next frame that is not about heartbeats, or null at the end. */
    @Nullable
    Frame hearWords() throws IOException {
        Frame frame = hear();
        while (frame != null && (frame.kind() == FrameKind.PING || frame.kind() == FrameKind.PONG)) {
            frame = hear();
        }
        return frame;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
