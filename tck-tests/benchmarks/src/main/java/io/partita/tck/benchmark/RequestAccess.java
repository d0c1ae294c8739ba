package io.partita.tck.benchmark;

import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.Action;
import io.partita.engine.server.policy.BuiltInPolicies;
import io.partita.engine.server.policy.ConditionKey;
import io.partita.engine.server.policy.Permissions;
import io.partita.engine.server.policy.Policy;
import io.partita.engine.server.policy.Principal;
import io.partita.engine.server.signature.AccessKey;
import io.partita.engine.server.signature.SignatureVerifier;
import io.partita.engine.server.signature.SignedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What it costs a server to find out who sends a request and whether that user may: beside the cryptography alone, which
 * is two hashes and one code.
 */
final class RequestAccess {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String SCOPE = "20261123/us-east-1/dynamodb/aws4_request";
    private static final Instant NOW = Instant.parse("2026-11-23T00:45:00Z");
    private static final String SIGNED =
            "amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-date;x-amz-target";
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/";
    private static final String OWN_ITEMS = """
            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*",
             "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "${aws:username}#*"}}}}
            """;

    private final Settings settings;
    private final Report report;
    private final AccessKey key = AccessKey.permanent("PTKAEXAMPLE000000001", "anna", SECRET);
    private final SignatureVerifier verifier = new SignatureVerifier(id -> key, InstantSource.fixed(NOW), null);

    RequestAccess(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() throws Exception {
        List<Series> all = new ArrayList<>();
        for (int bytes : new int[] {100, 16 << 10}) {
            byte[] body = " ".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
            SignedRequest request = signed(body);
            all.add(measure("signature, " + bytes + " B body", () -> verifier.verify(request)));
            all.add(cryptography("cryptography, " + bytes + " B", body));
        }
        Principal anna = new Principal("000000000000", "anna");
        Permissions full = Permissions.of(anna, List.of(builtIn("full-access"), builtIn("no-scans")));
        all.add(measure("permission, by table", () -> full.check(Access.of(Action.GET_ITEM, TABLE + "T"))));
        Permissions own = Permissions.of(anna, List.of(Policy.parse(OWN_ITEMS)));
        all.add(measure("permission, by key", () -> own.check(new ReadOfKey(TABLE + "T", List.of("anna#1")))));
        report.table("who sends a request, and whether that user may", true, all);
    }

    private static Policy builtIn(String name) {
        return Optional.ofNullable(BuiltInPolicies.byName().get(name)).orElseThrow();
    }

    private record ReadOfKey(String resource, List<String> keys) implements Access {
        @Override
        public Action action() {
            return Action.GET_ITEM;
        }

        @Override
        public @Nullable List<String> values(ConditionKey key) {
            return key == ConditionKey.LEADING_KEYS ? keys : null;
        }
    }

    private static SignedRequest signed(byte[] body) throws GeneralSecurityException {
        List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
                Map.entry("amz-sdk-invocation-id", "5e0a6f7e-9cbb-4b43-9c4c-9d9c1c7c1f00"),
                Map.entry("amz-sdk-request", "attempt=1; max=4"),
                Map.entry("content-length", Integer.toString(body.length)),
                Map.entry("content-type", "application/x-amz-json-1.0"),
                Map.entry("host", "localhost:8000"),
                Map.entry("x-amz-date", "20261123T004500Z"),
                Map.entry("x-amz-target", "DynamoDB_20120810.GetItem")));
        StringBuilder canonical = new StringBuilder("POST\n/\n\n");
        headers.forEach(header -> canonical.append(header.getKey() + ":" + header.getValue() + "\n"));
        canonical.append("\n" + SIGNED + "\n" + HexFormat.of().formatHex(sha256().digest(body)));
        String toSign = "AWS4-HMAC-SHA256\n20261123T004500Z\n" + SCOPE + "\n"
                + HexFormat.of().formatHex(sha256().digest(bytes(canonical.toString())));
        byte[] signature = bytes("AWS4" + SECRET);
        for (String step : SCOPE.split("/", -1)) {
            signature = code(signature).doFinal(bytes(step));
        }
        headers.add(Map.entry(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=PTKAEXAMPLE000000001/" + SCOPE + ", SignedHeaders=" + SIGNED
                        + ", Signature="
                        + HexFormat.of().formatHex(code(signature).doFinal(bytes(toSign)))));
        headers.add(Map.entry("User-Agent", "aws-sdk-java/2 md/io#sync ua/2.1 os/Linux lang/java#17 cfg/retry-mode"));
        headers.add(Map.entry("Connection", "Keep-Alive"));
        return new SignedRequest("POST", "/", "", headers, ByteBuffer.wrap(body));
    }

    private Series cryptography(String name, byte[] body) throws Exception {
        MessageDigest digest = sha256();
        Mac code = code(bytes(SECRET));
        byte[] canonical = new byte[450];
        byte[] toSign = new byte[140];
        return measure(name, () -> {
            digest.digest(body);
            digest.digest(canonical);
            code.doFinal(toSign);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static Mac code(byte[] key) throws GeneralSecurityException {
        Mac code = Mac.getInstance("HmacSHA256");
        code.init(new SecretKeySpec(key, "HmacSHA256"));
        return code;
    }

    private Series measure(String name, Runnable step) throws Exception {
        Series series = new Series(name);
        List<Repeated> operations = List.of(new Repeated(step));
        Round.run(operations, settings.warmUp());
        for (int round = 0; round < settings.rounds(); round++) {
            series.add(Round.run(operations, settings.round()));
        }
        return series;
    }

    private record Repeated(Runnable step) implements Workload.Operation {
        @Override
        public long run() {
            step.run();
            return 1;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
