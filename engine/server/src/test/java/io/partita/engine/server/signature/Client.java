package io.partita.engine.server.signature;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests, as a client does, and shares no code with what verifies them. Every field may be bent. */
public final class Client {
    public static final Instant NOW = Instant.parse("2026-11-23T00:45:00Z");
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public String method = "POST";
    public String path = "/";
    public String query = "";
    public String body = "{\"TableName\":\"T\",\"Key\":{\"id\":{\"S\":\"1\"}}}";
    public final List<Map.Entry<String, String>> headers = new ArrayList<>(List.of(
            Map.entry("Host", "localhost:8000"),
            Map.entry("X-Amz-Target", "DynamoDB_20120810.GetItem"),
            Map.entry("Content-Type", "application/x-amz-json-1.0")));
    public String algorithm = "AWS4-HMAC-SHA256";
    public String accessKeyId = "PTKAEXAMPLE000000001";
    public String secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public String scopeDate = "20261123";
    public String region = "us-east-1";
    public String service = "dynamodb";
    public String terminator = "aws4_request";
    public Instant time = NOW;
    /** Which headers are signed; by default all. */
    public UnaryOperator<List<String>> signing = UnaryOperator.identity();

    public UnaryOperator<String> authorization = UnaryOperator.identity();

    public Client with(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    public Client without(String name) {
        headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        return this;
    }

    /** Signs in the header. */
    public SignedRequest signed() {
        with("X-Amz-Date", BASIC.format(time));
        String names = String.join(";", signedHeaders());
        with(
                "Authorization",
                authorization.apply(algorithm + " Credential=" + accessKeyId + "/" + scope() + ", SignedHeaders="
                        + names + ", Signature=" + signature(query, names)));
        return unsigned();
    }

    /** Signs in the query. */
    public SignedRequest presigned(Map<String, String> extra) {
        String names = String.join(";", signedHeaders());
        Map<String, String> parameters = new TreeMap<>(extra);
        parameters.put("X-Amz-Algorithm", algorithm);
        parameters.put("X-Amz-Credential", accessKeyId + "/" + scope());
        parameters.put("X-Amz-Date", BASIC.format(time));
        parameters.put("X-Amz-SignedHeaders", names);
        query = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        query += "&X-Amz-Signature=" + signature(query, names);
        return unsigned();
    }

    /** The request as it is. */
    public SignedRequest unsigned() {
        return new SignedRequest(
                method,
                path,
                query,
                List.copyOf(headers),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer());
    }

    private List<String> signedHeaders() {
        return signing.apply(headers.stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private String scope() {
        return scopeDate + "/" + region + "/" + service + "/" + terminator;
    }

    private String signature(String canonicalQuery, String names) {
        String lines = Arrays.stream(names.split(";"))
                .map(name -> name + ":"
                        + headers.stream()
                                .filter(header -> header.getKey().equalsIgnoreCase(name))
                                .map(header -> header.getValue().trim().replaceAll(" +", " "))
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n", method, path, canonicalQuery, lines, names, hash(body.getBytes(StandardCharsets.UTF_8)));
        String toSign = String.join(
                "\n", algorithm, BASIC.format(time), scope(), hash(canonical.getBytes(StandardCharsets.ISO_8859_1)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String step : List.of(scopeDate, region, service, terminator, toSign)) {
            key = authenticated(key, step);
        }
        return HexFormat.of().formatHex(key);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] authenticated(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
