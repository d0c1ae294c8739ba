package io.partita.engine.server.http;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The CRC-32 of the bytes of a body as they are sent, by which clients notice damage. */
final class Checksum {
    private Checksum() {}

    static String of(ByteBuf body) {
        CRC32 crc = new CRC32();
        for (ByteBuffer part : body.nioBuffers()) {
            crc.update(part);
        }
        return Long.toString(crc.getValue());
    }
}
