package io.partita.tck.protocol.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.tck.protocol.server.SignedServer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Sends the very bytes of a case, signed. */
final class ByteRoad implements Road {
    private final SignedServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ByteRoad(SignedServer server) {
        this.server = server;
    }

    @Override
    public void go(Case each) throws Exception {
        BendableRequest request = new BendableRequest(server, each.operation(), each.request());
        each.bends().forEach(request::bend);
        HttpResponse<byte[]> response = client.send(request.signed(), HttpResponse.BodyHandlers.ofByteArray());
        new Expectation(each).check(new Reply(response.statusCode(), text(response)));
        CRC32 checksum = new CRC32();
        checksum.update(response.body());
        assertThat(response.headers().firstValue("x-amz-crc32"))
                .as(each.place())
                .contains(String.valueOf(checksum.getValue()));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // The client ends with its last reference.
    }
}
