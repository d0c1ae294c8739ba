package io.partita.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    @Test
    void losesNoCount() throws Exception {
        assertThat(ConnectionPool.count("jdbc:partita:mem:ConnectionPoolTest", 50))
                .isEqualTo(200);
    }
}
