package io.partita.tck.protocol.cases;

import io.partita.tck.protocol.server.SignedServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A request as a client makes and signs it, of which everything may be bent before and after it is signed. */
final class BendableRequest {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final URI server;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final String body;
    private final Map<String, String> fields = new TreeMap<>();

    BendableRequest(SignedServer server, String operation, String body) {
        this.server = server.uri();
        this.body = body;
        headers.put("Host", server.uri().getAuthority());
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("X-Amz-Target", "DynamoDB_20120810." + operation);
        fields.putAll(Map.of(
                "key", server.accessKey(),
                "secret", server.secret(),
                "region", "us-east-1",
                "service", "dynamodb",
                "terminator", "aws4_request",
                "algorithm", "AWS4-HMAC-SHA256",
                "method", "POST",
                "skew", "PT0S"));
    }

    /**
     * Bends one thing: {@code header Name: value} and {@code without Name} before the signature, {@code then-header},
     * {@code then-without} and {@code then-body} after it; {@code signing host;x-amz-date}, what is signed; {@code
     * presigned} and {@code unsigned}; {@code expecting}, to be asked for the body; {@code method}; or one of the
     * fields of the signature: {@code key}, {@code secret}, {@code region}, {@code service}, {@code terminator}, {@code
     * scope-date}, {@code algorithm}, {@code skew PT5M}.
     */
    void bend(Bend bend) {
        switch (bend.what()) {
            case "header" -> put(bend.value());
            case "without" -> headers.remove(bend.value());
            default -> fields.put(bend.what(), bend.value());
        }
    }

    private void put(String header) {
        String[] parts = header.split(": ?", 2);
        headers.put(parts[0], parts[1]);
    }

    HttpRequest signed() {
        String time = BASIC.format(Instant.now().plus(Duration.parse(field("skew", ""))));
        Signer signer = signer(time);
        String query = field("query", "");
        if (fields.containsKey("presigned")) {
            query = presigned(signer, time);
        } else if (!fields.containsKey("unsigned")) {
            headers.put("X-Amz-Date", time);
            String names = signedNames();
            String signature = signer.sign(canonical(query, names), time);
            headers.put(
                    "Authorization",
                    signer.algorithm() + " Credential=" + field("key", "") + "/" + signer.scopeText()
                            + ", SignedHeaders=" + names + ", Signature=" + signature);
        }
        return request(query);
    }

    private Signer signer(String time) {
        return new Signer(
                field("algorithm", ""),
                field("secret", ""),
                List.of(
                        field("scope-date", time.substring(0, 8)),
                        field("region", ""),
                        field("service", ""),
                        field("terminator", "")));
    }

    private String presigned(Signer signer, String time) {
        String names = signedNames();
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "X-Amz-Algorithm",
                signer.algorithm(),
                "X-Amz-Credential",
                field("key", "") + "/" + signer.scopeText(),
                "X-Amz-Date",
                time,
                "X-Amz-Expires",
                field("expires", "300"),
                "X-Amz-SignedHeaders",
                names));
        parameters.remove(field("without-parameter", ""));
        String query = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return query + "&X-Amz-Signature=" + signer.sign(canonical(query, names), time);
    }

    private HttpRequest request(String query) {
        if (fields.containsKey("then-header")) {
            put(field("then-header", ""));
        }
        headers.remove(field("then-without", ""));
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(server + field("path", "/") + (query.isEmpty() ? "" : "?" + query)))
                .method(
                        field("method", ""),
                        HttpRequest.BodyPublishers.ofString(field("then-body", body), StandardCharsets.UTF_8))
                .expectContinue(fields.containsKey("expecting"));
        headers.forEach((name, value) -> {
            // The client of the platform sends this one itself.
            if (!name.equalsIgnoreCase("Host")) {
                builder.header(name, value);
            }
        });
        return builder.build();
    }

    private String signedNames() {
        return field(
                "signing",
                headers.keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(";")));
    }

    private String canonical(String query, String names) {
        StringBuilder lines = new StringBuilder();
        for (String name : names.split(";", -1)) {
            lines.append(name)
                    .append(':')
                    .append(headers.getOrDefault(name, "").trim())
                    .append('\n');
        }
        return String.join(
                "\n",
                field("method", ""),
                field("path", "/"),
                query,
                lines,
                names,
                Signer.hash(body.getBytes(StandardCharsets.UTF_8)));
    }

    private String field(String name, String otherwise) {
        return fields.getOrDefault(name, otherwise);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
