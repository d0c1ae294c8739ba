package io.partita.engine.cluster.command.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Does to bytes what disks, wires and liars do.
 *
 * @param decode decodes all of it, items included
 */
record Damage(Consumer<byte[]> decode) {
    private static final int CHECKSUM_BYTES = 4;

    /** Far more than any of the small examples takes. */
    private static final long MAX_ALLOCATION = 1 << 20;

    /** The bytes with the checksum that belongs to them, so that what lies behind it is tried, too. */
    static byte[] resealed(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - CHECKSUM_BYTES, (int) checksum.getValue());
        return bytes;
    }

    /** Every end cut off, as it is and with a checksum that fits. */
    void cut(byte[] whole, String name) {
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(isIntact(part)).as("%s, cut at %d", name, length).isFalse();
            if (length >= CHECKSUM_BYTES) {
                assertThat(isIntact(resealed(part)))
                        .as("%s, cut at %d with a checksum", name, length)
                        .isFalse();
            }
        }
    }

    /** Up to three bits, which the checksum always tells. */
    void flip(byte[] whole, Random random, String name) {
        byte[] damaged = whole.clone();
        int first = random.nextInt(whole.length * 8);
        damaged[first / 8] ^= (byte) (1 << first % 8);
        for (int i = random.nextInt(3); i > 0; i--) {
            int bit = (first + 1 + random.nextInt(whole.length * 8 - 1)) % (whole.length * 8);
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
        }
        if (!Arrays.equals(damaged, whole)) {
            assertThat(isIntact(damaged)).as(name).isFalse();
        }
    }

    /** Some bytes replaced, inserted or removed, and a checksum that fits: CORRUPTION, or something else that is valid. */
    void forge(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt();
                case 1 -> damaged[at] = (byte) 0xff;
                case 2 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                default -> System.arraycopy(damaged, 0, damaged, at, damaged.length - at);
            }
        }
        isIntact(resealed(damaged));
    }

    /** Whether it can be read; anything but CORRUPTION fails the test, and so does a demand for much memory. */
    boolean isIntact(byte[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            decode.accept(bytes);
            return true;
        } catch (StoreException e) {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.CORRUPTION);
            assertThat(e).hasMessageContaining(" is damaged: ");
            return false;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_ALLOCATION);
        }
    }
}
