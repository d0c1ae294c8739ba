package io.partita.engine.server.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What AWS published of Signature Version 4, step by step. */
class PublishedVectorsTest {
    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "X-Amz-Security-Token";

    /** One published request; sections by their titles. */
    private record Vector(String name, Map<String, String> sections) {
        String section(String title) {
            return String.valueOf(sections.get(title));
        }

        /** The request, with its signature where it belongs. */
        SignedRequest request() {
            String[] halves = section("request").split("\n\n", 2);
            List<String> lines = List.of(halves[0].split("\n"));
            String target = lines.get(0).substring(lines.get(0).indexOf(' ') + 1);
            int question = target.indexOf('?');
            List<Map.Entry<String, String>> headers = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
            }
            String query = question < 0 ? "" : target.substring(question + 1);
            if (isPresigned()) {
                query += "&X-Amz-Signature=" + section("signature");
            } else {
                headers.add(Map.entry("Authorization", authorization()));
            }
            return new SignedRequest(
                    lines.get(0).substring(0, lines.get(0).indexOf(' ')),
                    question < 0 ? target : target.substring(0, question),
                    query,
                    headers,
                    ByteBuffer.wrap(halves.length < 2 ? new byte[0] : halves[1].getBytes(StandardCharsets.UTF_8)));
        }

        boolean isPresigned() {
            return section("request").contains("X-Amz-Algorithm");
        }

        private String authorization() {
            return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="
                    + section("signed headers") + ", Signature=" + section("signature");
        }

        @Nullable
        String token() {
            String request = section("request");
            int start = request.indexOf(TOKEN);
            return start < 0
                    ? null
                    : request.substring(start + TOKEN.length() + 1)
                            .lines()
                            .findFirst()
                            .orElseThrow();
        }
    }

    @TestFactory
    List<DynamicTest> everyStepIsAsPublished() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Vector vector : vectors()) {
            tests.add(DynamicTest.dynamicTest(vector.name(), () -> check(vector)));
        }
        return tests;
    }

    @Test
    void allAreThere() {
        assertThat(vectors()).hasSize(33);
    }

    private static void check(Vector vector) {
        SignedRequest request = vector.request();
        Workspace workspace = Workspace.ofThisThread();
        CanonicalText text = workspace.text();
        CanonicalRequest canonical = new CanonicalRequest(
                request,
                QueryParameters.parse(request.query()),
                RequestHeaders.of(request.headers()),
                SignedHeaders.parse(vector.section("signed headers")),
                vector.isPresigned());
        canonical.append(text, workspace);
        assertThat(text).hasToString(vector.section("canonical request"));

        byte[] hash = workspace.hashOf(text);
        text.clear();
        SigningTime time = SigningTime.parse("20150830T123600Z");
        SignatureVerifier.appendStringToSign(time, "20150830/us-east-1/service/aws4_request", hash, text);
        assertThat(text).hasToString(vector.section("string to sign"));

        AccessKey key = key(vector.token());
        SignatureVerifier verifier = new SignatureVerifier(id -> key, InstantSource.fixed(TIME), "service", null);
        assertThat(verifier.verify(request).key()).isSameAs(key);
    }

    private static AccessKey key(@Nullable String token) {
        return token == null
                ? AccessKey.permanent("AKIDEXAMPLE", "somebody", SECRET)
                : AccessKey.temporary("AKIDEXAMPLE", "somebody", SECRET, token, TIME.plusSeconds(60));
    }

    private static List<Vector> vectors() {
        List<Vector> vectors = new ArrayList<>();
        for (String block : text("published-vectors.txt").split("(?m)^=== ", -1)) {
            if (block.startsWith("#")) {
                continue;
            }
            String[] parts = block.split("(?m)^--- ", -1);
            Map<String, String> sections = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int end = parts[i].indexOf('\n');
                sections.put(
                        parts[i].substring(0, end), parts[i].substring(end + 1).replaceFirst("\n+$", ""));
            }
            vectors.add(new Vector(parts[0].trim(), sections));
        }
        return vectors;
    }

    /** One character for each byte, as requests are handed in. */
    private static String text(String name) {
        try (InputStream file = PublishedVectorsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
