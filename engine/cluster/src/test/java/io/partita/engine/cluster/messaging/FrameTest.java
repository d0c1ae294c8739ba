package io.partita.engine.cluster.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final MessagingLimits LIMITS =
            MessagingLimits.DEFAULT.withFrameBytes(100_000).withBufferedBytes(100_000);
    private static final FrameKind[] KINDS = FrameKind.values();

    private final MessageCounters counters = new MessageCounters();
    private final ByteBudget budget = new ByteBudget(LIMITS.bufferedBytes());

    private EmbeddedChannel channel(boolean trusted) {
        FrameDecoder decoder = new FrameDecoder(LIMITS, budget, counters);
        if (trusted) {
            decoder.trust();
        }
        return new EmbeddedChannel(decoder);
    }

    private static Random random() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("FrameTest: -Dpartita.seed=" + seed);
        return new Random(seed);
    }

    private static Frame frame(Random random) {
        byte[] content = new byte[random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(40)];
        random.nextBytes(content);
        return new Frame(KINDS[random.nextInt(KINDS.length)], random.nextLong(), random.nextInt(), content);
    }

    private static void assertSame(Frame read, Frame written) {
        assertThat(read.kind()).isEqualTo(written.kind());
        assertThat(read.number()).isEqualTo(written.number());
        assertThat(read.millis()).isEqualTo(written.millis());
        assertThat(read.content()).isEqualTo(written.content());
    }

    @Test
    void framesComeAsTheyWereSentHoweverTheirBytesCome() {
        Random random = random();
        EmbeddedChannel channel = channel(true);
        List<Frame> written = new ArrayList<>();
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            written.add(frame(random));
            all.add(RawPeer.bytes(written.get(i)));
        }
        byte[] bytes = Unpooled.wrappedBuffer(all.toArray(byte[][]::new)).copy().array();
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(3) == 0 ? 5_000 : 30));
            channel.writeInbound(Unpooled.copiedBuffer(bytes, from, to - from));
            from = to;
        }
        for (Frame expected : written) {
            assertSame(channel.readInbound(), expected);
        }
        assertThat(channel.inboundMessages()).isEmpty();
        assertThat(counters.bytesReceived()).isEqualTo(bytes.length);
        channel.finish();
        assertThat(budget.take(LIMITS.bufferedBytes())).as("nothing is held").isTrue();
    }

    @Test
    void damageIsNoticed() {
        Random random = random();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = RawPeer.bytes(frame(random));
            // A length that was damaged says nothing until enough has come.
            int damaged = 4 + random.nextInt(bytes.length - 4);
            bytes[damaged] ^= (byte) (1 << random.nextInt(8));
            EmbeddedChannel channel = channel(true);
            assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(bytes)))
                    .isInstanceOf(DecoderException.class)
                    .hasMessageContaining("damaged");
            channel.finish();
        }
    }

    @Test
    void anotherVersionIsCalledByItsName() {
        byte[] bytes = RawPeer.bytes(Frame.of(FrameKind.HELLO, 0, "tests"));
        bytes[8] = 2;
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 8, bytes.length - 8);
        ByteBuffer.wrap(bytes).putInt(4, (int) checksum.getValue());
        EmbeddedChannel channel = channel(false);
        assertThatThrownBy(() -> channel.writeInbound(Unpooled.wrappedBuffer(bytes)))
                .hasMessageContaining("version 2")
                .hasMessageContaining("version 1");
    }

    @Test
    void lengthsThatCannotBeAreNotWaitedFor() {
        for (int length : List.of(0, 17, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100_019, 0x47455420)) {
            EmbeddedChannel channel = channel(true);
            assertThatThrownBy(() -> channel.writeInbound(Unpooled.buffer().writeInt(length)))
                    .as("length %d", length)
                    .hasMessageContaining(Integer.toString(length));
        }
        EmbeddedChannel stranger = channel(false);
        assertThatThrownBy(() -> stranger.writeInbound(Unpooled.buffer().writeInt(2_000)))
                .hasMessageContaining("2000");
    }

    @Test
    void whatComesInPartCountsForAllConnections() {
        byte[] most = RawPeer.bytes(new Frame(FrameKind.REQUEST, 1, 1, new byte[100_000]));
        EmbeddedChannel first = channel(true);
        EmbeddedChannel second = channel(true);
        first.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(most, 60_000)));
        assertThatThrownBy(() -> second.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(most, 60_000))))
                .hasMessageContaining("too many bytes");
        first.finish();
        EmbeddedChannel third = channel(true);
        third.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(most, 60_000)));
        third.writeInbound(Unpooled.wrappedBuffer(most, 60_000, most.length - 60_000));
        Frame read = third.readInbound();
        assertThat(read.content()).hasSize(100_000);
    }
}
