package io.partita.engine.server.signature;

import static io.partita.engine.server.signature.Client.NOW;

import io.partita.engine.server.error.ErrorType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Ways to get in without being let in: to forge, replay, strip or exceed; and how each is refused. */
public final class Attacks {
    static final String MISMATCH = "The request signature we calculated does not match the signature you"
            + " provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.";
    private static final String UNKNOWN = "The security token included in the request is invalid.";
    static final String TOKEN = "a-token-that-was-given-to-the-session";
    static final String SESSION = "PTSAEXAMPLE000000001";

    static final AccessKey KEY =
            AccessKey.permanent("PTKAEXAMPLE000000001", "anna", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    static final AccessKey OF_SESSION = AccessKey.temporary(
            SESSION, "anna", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", TOKEN, NOW.plusSeconds(60));
    private static final AccessKey OF_PAST_SESSION =
            AccessKey.temporary("PTSAEXAMPLE000000002", "anna", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", TOKEN, NOW);
    /** Those that the attacks pretend to have. */
    public static final Map<String, AccessKey> KEYS =
            Map.of(KEY.id(), KEY, OF_SESSION.id(), OF_SESSION, OF_PAST_SESSION.id(), OF_PAST_SESSION);

    /** A request, and its refusal. */
    public record Attack(Supplier<SignedRequest> request, ErrorType type, String text) {}

    private final Map<String, Attack> attacks = new LinkedHashMap<>();

    private Attacks() {}

    /** All of them by name. */
    public static Map<String, Attack> all() {
        Attacks all = new Attacks();
        all.stripped();
        all.malformed();
        all.late();
        all.uncovered();
        all.misscoped();
        all.forged();
        all.altered();
        all.presigned();
        all.sessions();
        all.excessive();
        return all.attacks;
    }

    private void attack(String name, Consumer<Client> before, Consumer<Client> after, ErrorType type, String text) {
        Supplier<SignedRequest> request = () -> {
            Client client = new Client();
            before.accept(client);
            client.signed();
            after.accept(client);
            return client.unsigned();
        };
        if (attacks.put(name, new Attack(request, type, text)) != null) {
            throw new AssertionError("two attacks are called " + name);
        }
    }

    /** Bends what is signed. */
    private void before(String name, Consumer<Client> change, ErrorType type, String text) {
        attack(name, change, client -> {}, type, text);
    }

    /** Bends what was signed. */
    private void after(String name, Consumer<Client> change) {
        attack(name, client -> {}, change, ErrorType.INVALID_SIGNATURE, MISMATCH);
    }

    private void authorization(String name, String part, String replacement, ErrorType type, String text) {
        before(name, client -> client.authorization = header -> header.replaceFirst(part, replacement), type, text);
    }

    private void stripped() {
        String missing = "Request is missing Authentication Token";
        ErrorType type = ErrorType.MISSING_AUTHENTICATION_TOKEN;
        attack("no authorization", client -> {}, client -> client.without("Authorization"), type, missing);
        authorization("an empty authorization", "(?s).*", "", type, missing);
        authorization("another scheme", "AWS4-HMAC-SHA256", "Basic", type, missing);
        authorization("an unfinished scheme", "(?s).+", "AWS4", type, missing);
        authorization("Signature Version 2", "(?s).+", "AWS key:signature", type, missing);
        authorization("the scheme in lower case", "AWS4-", "aws4-", type, missing);
        attack(
                "a scheme and no more",
                client -> client.authorization = header -> "AWS4-",
                client -> client.without("X-Amz-Date"),
                ErrorType.INCOMPLETE_SIGNATURE,
                "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature'"
                        + " parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header"
                        + " requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-");
        for (String part : List.of("Credential", "Signature", "SignedHeaders")) {
            for (String end : List.of("without " + part, "with an empty " + part)) {
                String replacement = end.startsWith("without") ? "" : part + "=";
                Client client = new Client();
                client.authorization = header -> header.replaceFirst("\\b" + part + "=[^,]*,?", replacement);
                List<Map.Entry<String, String>> headers = client.signed().headers();
                attacks.put(
                        end,
                        new Attack(
                                client::unsigned,
                                ErrorType.INCOMPLETE_SIGNATURE,
                                "Authorization header requires '" + part + "' parameter. Authorization="
                                        + headers.get(headers.size() - 1)
                                                .getValue()
                                                .trim()));
            }
        }
    }

    private void malformed() {
        ErrorType incomplete = ErrorType.INCOMPLETE_SIGNATURE;
        ErrorType invalid = ErrorType.INVALID_SIGNATURE;
        attack(
                "two authorizations, both right",
                client -> {},
                client -> client.headers.add(client.headers.get(client.headers.size() - 1)),
                invalid,
                "Found several 'Authorization' headers; send exactly one.");
        attack(
                "header and query",
                client -> {},
                client -> client.query = "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                invalid,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        authorization(
                "two signatures",
                "$",
                ", Signature=00",
                invalid,
                "Found several 'Signature' parameters in the Authorization header; send exactly one.");
        before(
                "a part that says nothing",
                client -> client.authorization =
                        header -> "AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders",
                incomplete,
                "'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256"
                        + " Signature=b,    Credential,    SignedHeaders'.");
        for (String date :
                List.of("201", "20260230T000000Z", "20261123T246000Z", "2026112٣T004500Z", "20261123T004500+")) {
            attack(
                    "the date " + date,
                    client -> {},
                    client -> client.without("X-Amz-Date").with("X-Amz-Date", date),
                    incomplete,
                    "Date must be in ISO-8601 'basic format'. Got '" + date
                            + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        for (String names :
                List.of("Host", "host;host", "x-amz-date;host", "host;", ";host", "host;x amz", "hos\u0131t")) {
            authorization(
                    "the signed headers " + names,
                    "SignedHeaders=[^,]*",
                    "SignedHeaders=" + names.replace(" ", "\u00a0"),
                    incomplete,
                    "'SignedHeaders' must be the names of headers in lower case, sorted, each once, separated by ';'."
                            + " Got '" + names.replace(" ", "\u00a0") + "'");
        }
        for (String algorithm :
                List.of("AWS4-HMAC-SHA25", "AWS4-ECDSA-P256-SHA256", "AWS4-HMAC-SHA1", "AWS4-HMAC-SHA256-PAYLOAD")) {
            before(
                    "the algorithm " + algorithm,
                    client -> client.algorithm = algorithm,
                    incomplete,
                    "Unsupported AWS 'algorithm': '" + algorithm + "' (only AWS4-HMAC-SHA256 for now). ");
        }
    }

    private void late() {
        ErrorType type = ErrorType.INVALID_SIGNATURE;
        before(
                "a replay a second too late",
                client -> client.time = NOW.minusSeconds(901),
                type,
                "Signature expired: 20261123T002959Z is now earlier than 20261123T003000Z (20261123T004500Z - 15 min.)");
        before(
                "a replay of last year",
                client -> client.time = NOW.minusSeconds(365 * 86400),
                type,
                "Signature expired: 20251123T004500Z is now earlier than 20261123T003000Z (20261123T004500Z - 15 min.)");
        before(
                "a signature for later",
                client -> client.time = NOW.plusSeconds(901),
                type,
                "Signature not yet current: 20261123T010001Z is still later than 20261123T010000Z (20261123T004500Z + 15"
                        + " min.)");
        attack(
                "a new date on an old signature",
                client -> client.time = NOW.minusSeconds(600),
                client -> client.without("X-Amz-Date").with("X-Amz-Date", "20261123T004500Z"),
                type,
                MISMATCH);
        attack(
                "two dates of one name",
                client -> {},
                client -> client.with("x-amz-date", "20261123T004500Z"),
                type,
                "Found several 'X-Amz-Date' headers; send exactly one.");
    }

    private void uncovered() {
        for (String name :
                List.of("Host", "X-Amz-Date", "X-Amz-Target", "X-Amz-Content-Sha256", "X-Amz-Security-Token")) {
            before(
                    name + " is not signed",
                    client -> {
                        if (name.equals("X-Amz-Content-Sha256")) {
                            client.with(name, Client.hash(client.body.getBytes(StandardCharsets.UTF_8)));
                        } else if (name.equals("X-Amz-Security-Token")) {
                            client.with(name, TOKEN).accessKeyId = SESSION;
                        }
                        client.signing = names -> names.stream()
                                .filter(signed -> !signed.equalsIgnoreCase(name))
                                .toList();
                    },
                    ErrorType.INVALID_SIGNATURE,
                    "'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
        }
        attack(
                "a target is added to a request that had none",
                client -> client.without("X-Amz-Target"),
                client -> client.with("X-Amz-Target", "DynamoDB_20120810.DeleteTable"),
                ErrorType.INVALID_SIGNATURE,
                "'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
    }

    private void misscoped() {
        ErrorType incomplete = ErrorType.INCOMPLETE_SIGNATURE;
        ErrorType invalid = ErrorType.INVALID_SIGNATURE;
        before(
                "a credential of four parts",
                client -> client.region = "us-east-1/dynamodb",
                incomplete,
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
                        + " 'PTKAEXAMPLE000000001/20261123/us-east-1/dynamodb/dynamodb/aws4_request'");
        authorization(
                "a credential of one part",
                "/20261123/us-east-1/dynamodb/aws4_request",
                "",
                incomplete,
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got"
                        + " 'PTKAEXAMPLE000000001'");
        before(
                "a signature for another service",
                client -> client.service = "s3",
                invalid,
                "Credential should be scoped to correct service: 'dynamodb'. ");
        before(
                "a signature for no region",
                client -> client.region = "",
                invalid,
                "Credential should be scoped to a valid region, not ''. ");
        before(
                "a signature of version 5",
                client -> client.terminator = "aws5_request",
                invalid,
                "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ");
        before(
                "a key of yesterday",
                client -> client.scopeDate = "20261122",
                invalid,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261122' !="
                        + " '20261123', from '20261123T004500Z'. ");
        before(
                "a key of all days",
                client -> client.scopeDate = "2026",
                invalid,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '2026' !="
                        + " '20261123', from '20261123T004500Z'. ");
        before(
                "everything in the scope is wrong",
                client -> {
                    client.scopeDate = "b";
                    client.region = "C";
                    client.service = "d";
                    client.terminator = "e";
                },
                invalid,
                "Credential should be scoped to a valid region, not 'C'. Credential should be scoped to correct service:"
                        + " 'dynamodb'. Credential should be scoped with a valid terminator: 'aws4_request', not 'e'."
                        + " Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                        + " 'b' != '20261123', from '20261123T004500Z'. ");
        authorization("the region is exchanged", "us-east-1", "eu-west-1", invalid, MISMATCH);
    }

    private void forged() {
        ErrorType unrecognized = ErrorType.UNRECOGNIZED_CLIENT;
        before("a key that there is not", client -> client.accessKeyId = "PTKAEXAMPLE000000002", unrecognized, UNKNOWN);
        before("a key in lower case", client -> client.accessKeyId = "ptkaexample000000001", unrecognized, UNKNOWN);
        before("no key", client -> client.accessKeyId = "", unrecognized, UNKNOWN);
        before(
                "the secret of nobody",
                client -> {
                    client.accessKeyId = "";
                    client.secret = "nobody has this secret, and nobody gets in";
                },
                unrecognized,
                UNKNOWN);
        before("a guessed secret", client -> client.secret = "guessed", ErrorType.INVALID_SIGNATURE, MISMATCH);
        before("an empty secret", client -> client.secret = "", ErrorType.INVALID_SIGNATURE, MISMATCH);
        signature("digits in upper case", signature -> signature.toUpperCase(Locale.ROOT));
        signature("the first half of a signature", signature -> signature.substring(0, 32));
        signature("one digit too few", signature -> signature.substring(1));
        signature("one digit too many", signature -> signature + "0");
        signature("no hexadecimal", signature -> "g" + signature.substring(1));
        signature("digits of other scripts", signature -> "\u0661" + signature.substring(1));
        signature("nothing but zeros", signature -> "0".repeat(64));
        signature(
                "the last digit is another",
                signature -> signature.substring(0, 63) + (signature.endsWith("0") ? "1" : "0"));
    }

    private void signature(String name, UnaryOperator<String> change) {
        before(
                name,
                client -> client.authorization = header -> {
                    int start = header.indexOf("Signature=") + "Signature=".length();
                    return header.substring(0, start) + change.apply(header.substring(start));
                },
                ErrorType.INVALID_SIGNATURE,
                MISMATCH);
    }

    private void altered() {
        after("another body", client -> client.body = client.body.replace("1", "2"));
        after("a body with a space more", client -> client.body += " ");
        after("no body", client -> client.body = "");
        after("another method", client -> client.method = "PUT");
        after("another path", client -> client.path = "/admin");
        after("a query", client -> client.query = "a=b");
        after(
                "another operation",
                client -> client.without("X-Amz-Target").with("X-Amz-Target", "DynamoDB_20120810.DeleteItem"));
        after("another host", client -> client.without("Host").with("Host", "localhost:8001"));
        after("no host", client -> client.without("Host"));
        after(
                "another type of content",
                client -> client.without("Content-Type").with("Content-Type", "text/plain"));
        after("a second type of content", client -> client.with("Content-Type", "text/plain"));
        after("a signed header is taken away", client -> client.without("Content-Type"));
        after(
                "a character that is no byte passes for one",
                client -> client.without("Content-Type").with("Content-Type", "\u0161pplication/x-amz-json-1.0"));
        after(
                "a line in a value",
                client -> client.without("Content-Type")
                        .without("Host")
                        .with("Content-Type", "application/x-amz-json-1.0\nhost:localhost:8000"));
        for (String name : List.of("X-Amz-Target", "Host")) {
            attack(
                    "a second " + name,
                    client -> {},
                    client -> client.headers.add(0, Map.entry(name, "DynamoDB_20120810.DeleteTable")),
                    ErrorType.INVALID_SIGNATURE,
                    "Found several '" + name + "' headers; send exactly one.");
        }
        for (String payload :
                List.of("UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", Client.hash(new byte[0]))) {
            before(
                    "a body declared as " + payload,
                    client -> client.with("X-Amz-Content-Sha256", payload),
                    ErrorType.INVALID_SIGNATURE,
                    MISMATCH);
        }
    }

    private void presigned(
            String name, Map<String, String> extra, Consumer<Client> after, ErrorType type, String text) {
        attacks.put(
                "presigned: " + name,
                new Attack(
                        () -> {
                            Client client = new Client();
                            client.presigned(extra);
                            after.accept(client);
                            return client.unsigned();
                        },
                        type,
                        text));
    }

    private void presigned() {
        ErrorType incomplete = ErrorType.INCOMPLETE_SIGNATURE;
        ErrorType invalid = ErrorType.INVALID_SIGNATURE;
        for (String part : List.of("X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date")) {
            presigned(
                    "without " + part,
                    Map.of(),
                    client -> client.query = client.query.replace(part + "=", "Nothing="),
                    incomplete,
                    "AWS query-string parameters must include '" + part + "'. Re-examine the query-string parameters.");
        }
        presigned(
                "the algorithm and no more",
                Map.of(),
                client -> client.query = "X-Amz-Algorithm",
                incomplete,
                "AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must include"
                        + " 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS"
                        + " query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must"
                        + " include 'X-Amz-Date'. Re-examine the query-string parameters.");
        for (String expires : List.of("0", "-1", "604801", "9999999999", "1e3", "\u0661")) {
            presigned(
                    "good for " + expires,
                    Map.of("X-Amz-Expires", expires),
                    client -> {},
                    incomplete,
                    "'X-Amz-Expires' must be a number of seconds from 1 to 604800.");
        }
        presigned(
                "a longer life",
                Map.of("X-Amz-Expires", "60"),
                client -> client.query = client.query.replace("Expires=60", "Expires=600"),
                invalid,
                MISMATCH);
        presigned("a parameter more", Map.of(), client -> client.query += "&a=b", invalid, MISMATCH);
        presigned(
                "two signatures",
                Map.of(),
                client -> client.query += "&X-Amz-Signature=00",
                invalid,
                "Found several 'X-Amz-Signature' query-string parameters; send exactly one.");
        presigned(
                "a percent sign that encodes nothing",
                Map.of(),
                client -> client.query += "&a=%4",
                incomplete,
                "Found '%' in the query-string that no two hexadecimal digits follow.");
        presigned("another body", Map.of(), client -> client.body = "{}", invalid, MISMATCH);
        presigned(
                "an authorization beside it",
                Map.of(),
                client -> client.with("Authorization", "AWS4-HMAC-SHA256 Signature=00"),
                invalid,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        attacks.put(
                "presigned: an old one",
                new Attack(
                        () -> {
                            Client client = new Client();
                            client.time = NOW.minusSeconds(62);
                            return client.presigned(Map.of("X-Amz-Expires", "61"));
                        },
                        invalid,
                        "Signature expired: 20261123T004358Z is now earlier than 20261123T004359Z (20261123T004500Z - 61 sec.)"));
    }

    static Client session(String token) {
        Client client = new Client().with("X-Amz-Security-Token", token);
        client.accessKeyId = SESSION;
        return client;
    }

    private void sessions() {
        ErrorType unrecognized = ErrorType.UNRECOGNIZED_CLIENT;
        before("a session without its token", client -> client.accessKeyId = SESSION, unrecognized, UNKNOWN);
        attacks.put(
                "a session with another token",
                new Attack(() -> session("another-token").signed(), unrecognized, UNKNOWN));
        attacks.put(
                "a session with the beginning of its token",
                new Attack(() -> session(TOKEN.substring(1)).signed(), unrecognized, UNKNOWN));
        before(
                "a token with a key that has none",
                client -> client.with("X-Amz-Security-Token", TOKEN),
                unrecognized,
                UNKNOWN);
        before(
                "a session that is over",
                client -> client.with("X-Amz-Security-Token", TOKEN).accessKeyId = OF_PAST_SESSION.id(),
                ErrorType.EXPIRED_TOKEN,
                "The security token included in the request is expired");
        attack(
                "two tokens",
                client -> client.with("X-Amz-Security-Token", TOKEN).accessKeyId = SESSION,
                client -> client.with("X-Amz-Security-Token", TOKEN),
                ErrorType.INVALID_SIGNATURE,
                "Found several 'X-Amz-Security-Token' headers; send exactly one.");
    }

    private void excessive() {
        ErrorType type = ErrorType.INCOMPLETE_SIGNATURE;
        authorization(
                "an authorization of 9000 characters",
                "$",
                ", Comment=" + "x".repeat(9000),
                type,
                "'Authorization' must not be longer than 8192 characters.");
        authorization(
                "a credential of 300 characters",
                "Credential=",
                "Credential=" + "x".repeat(300),
                type,
                "'Credential' must not be longer than 256 characters.");
        authorization(
                "5000 characters of signed headers",
                "SignedHeaders=",
                "SignedHeaders=" + "x".repeat(5000) + ";",
                type,
                "'SignedHeaders' must not be longer than 4096 characters.");
        attack(
                "200 headers",
                client -> {},
                client -> client.headers.addAll(Collections.nCopies(200, Map.entry("x", "y"))),
                type,
                "A request must not have more than 128 headers.");
        attack(
                "100 parameters",
                client -> {},
                client -> client.query = "a=b&".repeat(100),
                type,
                "A query-string must not have more than 64 parameters.");
        attack(
                "a query of 20000 characters",
                client -> {},
                client -> client.query = "a".repeat(20_000),
                type,
                "The query-string must not be longer than 16384 characters.");
    }
}
