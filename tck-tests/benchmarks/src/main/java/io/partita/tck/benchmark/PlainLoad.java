package io.partita.tck.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request again and again from the HTTP load generator wrk, of which nothing is ours. */
final class PlainLoad {
    private static final Pattern FIGURE =
            Pattern.compile("(50%|99%)\\s+([0-9.]+)(us|ms|s)\\b|Requests/sec:\\s+([0-9.]+)");

    private PlainLoad() {}

    /** What wrk measured; latencies in microseconds. */
    record Figures(double perSecond, double median, double p99) {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("wrk", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    <= 1;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Figures run(ServedPeer peer, String operation, String body, int connections, Duration duration)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("partita-load", ".lua");
        try {
            Files.writeString(script, script(operation, body));
            Process process = new ProcessBuilder(List.of(
                            "wrk",
                            "-t1",
                            "-c" + connections,
                            "-d" + Math.max(1, duration.toSeconds()) + "s",
                            "--latency",
                            "-s",
                            script.toString(),
                            peer.uri().toString()))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            if (output.contains("Non-2xx")) {
                throw new IllegalStateException(peer.name() + " refused " + operation + ": " + output);
            }
            return figures(output);
        } finally {
            Files.delete(script);
        }
    }

    /** The signature is one only in form: neither peer asks. */
    private static String script(String operation, String body) {
        return String.format(Locale.ROOT, """
                wrk.method = "POST"
                wrk.body = '%s'
                wrk.headers["Content-Type"] = "application/x-amz-json-1.0"
                wrk.headers["X-Amz-Target"] = "DynamoDB_20120810.%s"
                wrk.headers["X-Amz-Date"] = "20260101T000000Z"
                wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=b"
                """, body, operation);
    }

    private static Figures figures(String output) {
        double perSecond = 0;
        double median = 0;
        double p99 = 0;
        Matcher matcher = FIGURE.matcher(output);
        while (matcher.find()) {
            if (matcher.group(4) != null) {
                perSecond = Double.parseDouble(matcher.group(4));
            } else {
                double micros = Double.parseDouble(matcher.group(2)) * micros(matcher.group(3));
                if (matcher.group(1).equals("50%")) {
                    median = micros;
                } else {
                    p99 = micros;
                }
            }
        }
        return new Figures(perSecond, median, p99);
    }

    private static double micros(String unit) {
        return unit.equals("us") ? 1 : unit.equals("ms") ? 1e3 : 1e6;
    }
}
