package io.partita.engine.server.signature;

import static io.partita.engine.server.signature.Attacks.KEY;
import static io.partita.engine.server.signature.Attacks.KEYS;
import static io.partita.engine.server.signature.Attacks.MISMATCH;
import static io.partita.engine.server.signature.Attacks.OF_SESSION;
import static io.partita.engine.server.signature.Attacks.SESSION;
import static io.partita.engine.server.signature.Attacks.TOKEN;
import static io.partita.engine.server.signature.Attacks.session;
import static io.partita.engine.server.signature.Client.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.signature.Attacks.Attack;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ways to get in without being let in: to forge, replay, strip or exceed. */
class ForgeryTest {
    private static final SignatureVerifier VERIFIER = new SignatureVerifier(KEYS::get, InstantSource.fixed(NOW), null);

    @TestFactory
    Stream<DynamicTest> nobodyGetsIn() {
        return Attacks.all().entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    Attack attack = entry.getValue();
                    assertThatThrownBy(() -> VERIFIER.verify(attack.request().get()))
                            .isInstanceOfSatisfying(ServiceException.class, refusal -> {
                                assertThat(refusal.type()).isEqualTo(attack.type());
                                assertThat(refusal.text()).isEqualTo(attack.text());
                            });
                }));
    }

    /** Every attack starts from a request that would be let in. */
    @Test
    void theHonestOnesGetIn() {
        assertThat(VERIFIER.verify(new Client().signed())).isEqualTo(new VerifiedRequest(KEY, "us-east-1"));
        assertThat(VERIFIER.verify(new Client().presigned(Map.of("X-Amz-Expires", "60")))
                        .key())
                .isSameAs(KEY);
        assertThat(VERIFIER.verify(session(TOKEN).signed()).key()).isSameAs(OF_SESSION);
        Client presigned = new Client();
        presigned.accessKeyId = SESSION;
        assertThat(VERIFIER.verify(presigned.presigned(Map.of("X-Amz-Security-Token", TOKEN)))
                        .key())
                .isSameAs(OF_SESSION);
    }

    @Test
    void clocksMayDifferByFifteenMinutes() {
        for (int seconds : new int[] {-900, 900}) {
            Client client = new Client();
            client.time = NOW.plusSeconds(seconds);
            assertThat(VERIFIER.verify(client.signed()).key()).isSameAs(KEY);
        }
    }

    @Test
    void aDateHeaderDoesWhereThereIsNoOther() {
        Client client = new Client().with("Date", "Mon, 23 Nov 2026 00:45:00 GMT");
        SignedRequest request = client.signed();
        SignedRequest withoutAmazonDate = new SignedRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers().stream()
                        .filter(header -> !header.getKey().equals("X-Amz-Date"))
                        .toList(),
                request.body());
        assertThatThrownBy(() -> VERIFIER.verify(withoutAmazonDate)).hasMessage(MISMATCH);

        Client honest = new Client().with("Date", "20261123T004500Z");
        honest.signing = names -> {
            names.remove("x-amz-date");
            return names;
        };
        honest.signed();
        honest.without("X-Amz-Date");
        assertThat(VERIFIER.verify(honest.unsigned()).key()).isSameAs(KEY);
    }

    @Test
    void whatIsNotSignedMayChange() {
        Client client = new Client();
        client.signed();
        client.with("User-Agent", "a proxy").with("Accept-Encoding", "gzip");
        assertThat(VERIFIER.verify(client.unsigned()).key()).isSameAs(KEY);
    }

    @Test
    void noDigitOfASignatureIsIdle() {
        Client client = new Client();
        List<Map.Entry<String, String>> headers = client.signed().headers();
        Map.Entry<String, String> authorization = headers.get(headers.size() - 1);
        int start = authorization.getValue().length() - 64;
        for (int digit = start; digit < start + 64; digit++) {
            StringBuilder value = new StringBuilder(authorization.getValue());
            value.setCharAt(digit, value.charAt(digit) == 'a' ? 'b' : 'a');
            client.without("Authorization").with("Authorization", value.toString());
            assertThatThrownBy(() -> VERIFIER.verify(client.unsigned())).hasMessage(MISMATCH);
        }
    }

    @Test
    void aServerOfOneRegionWantsThatRegion() {
        SignatureVerifier local = new SignatureVerifier(KEYS::get, InstantSource.fixed(NOW), "eu-west-1");
        assertThatThrownBy(() -> local.verify(new Client().signed()))
                .hasMessage("Credential should be scoped to a valid region, not 'us-east-1'. ");
    }

    @Test
    void noTextHasASecret() {
        assertThat(KEY + " " + OF_SESSION + " " + new VerifiedRequest(KEY, "here"))
                .contains(KEY.id())
                .doesNotContain("wJalrXUtnFEMI")
                .doesNotContain(TOKEN);
    }
}
