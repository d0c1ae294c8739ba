package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BytesInFlightTest {
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whatIsTooMuchIsRefusedUntilThereIsRoom() {
        BytesInFlight bytes = new BytesInFlight(100);
        assertThat(bytes.take(60, SHORT)).isTrue();
        assertThat(bytes.take(60, SHORT)).isFalse();
        assertThat(bytes.take(40, SHORT)).isTrue();
        assertThat(bytes.drain(SHORT)).isFalse();
        bytes.give(60);
        assertThat(bytes.take(60, SHORT)).isTrue();
        bytes.give(100);
        assertThat(bytes.drain(SHORT)).isTrue();
        assertThat(bytes.take(100, SHORT)).isTrue();
    }

    @Test
    void whoeverWaitsIsLetInWhenThereIsRoom() throws ExecutionException, InterruptedException {
        BytesInFlight bytes = new BytesInFlight(10);
        bytes.take(10, SHORT);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> waiting = thread.submit(() -> bytes.take(10, LONG));
            bytes.give(10);
            assertThat(waiting.get()).isTrue();
        } finally {
            thread.shutdown();
        }
    }
}
