package io.partita.engine.storage.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values of another implementation, zero-allocation-hashing 2026.0, which is checked against the original. */
class XxHash64Test {
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "xxhash, 32dd38952c4bc720",
        "message digest, 066ed728fceeb3be",
        "abcdefghijklmnopqrstuvwxyz, cfe1f278fa89835c",
        "Nobody inspects the spammish repetition, fbcea83c8a378bf1",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890, e04a477f19ee145d"
    })
    void isXxHash64(String text, String hash) {
        byte[] bytes = ("--" + text + "--").getBytes(StandardCharsets.UTF_8);
        assertThat(Long.toHexString(XxHash64.hash(bytes, 2, bytes.length - 4))).isEqualTo(hash.replaceFirst("^0+", ""));
    }

    @Test
    void isXxHash64AtEveryLength() {
        byte[] bytes = new byte[300];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        long all = 0;
        for (int length = 0; length <= bytes.length; length++) {
            all = all * 31 + XxHash64.hash(bytes, 0, length);
        }
        assertThat(all).isEqualTo(0x3c36b2c20dfcc6c3L);
    }
}
