package io.partita.tck.protocol.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.tck.protocol.server.SignedServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Sends cases with the AWS SDK: with its objects, its JSON, its signatures, its reading of answers. What it cannot say
 * word for word goes as bytes.
 */
final class SdkRoad implements Road {
    private final ByteRoad bytes;
    private final Marshalled marshalled = new Marshalled();
    private final DynamoDbClient client;
    private final Runnable counter;

    /** @param counter is told of every case that the SDK sends itself */
    SdkRoad(SignedServer server, Runnable counter) {
        this.bytes = new ByteRoad(server);
        this.counter = counter;
        this.client = DynamoDbClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secret())))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(options ->
                        options.retryStrategy(AwsRetryStrategy.doNotRetry()).addExecutionInterceptor(marshalled))
                .build();
    }

    @Override
    public void go(Case each) throws Exception {
        Optional<DynamoDbRequest> request = each.bends().isEmpty() ? typed(each) : Optional.empty();
        if (request.isEmpty() || !isSent(each, request.get())) {
            bytes.go(each);
        } else if (!each.isSetUp()) {
            counter.run();
        }
    }

    private static Optional<DynamoDbRequest> typed(Case each) {
        Optional<Method> method = method(each.operation());
        if (method.isEmpty()) {
            return Optional.empty();
        }
        try {
            SdkPojo builder = (SdkPojo)
                    method.get().getParameterTypes()[0].getMethod("builder").invoke(null);
            SdkValues.fill(builder, (Map<?, ?>) Json.parse(each.request()));
            return Optional.of((DynamoDbRequest) ((Buildable) builder).build());
        } catch (ReflectiveOperationException | IOException | RuntimeException unsayable) {
            return Optional.empty();
        }
    }

    private static Optional<Method> method(String operation) {
        if (operation.isEmpty() || !Character.isUpperCase(operation.charAt(0))) {
            return Optional.empty();
        }
        String name = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
        return Stream.of(DynamoDbClient.class.getMethods())
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == 1
                        && DynamoDbRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .findFirst();
    }

    /** Whether it was the SDK that sent it. */
    private boolean isSent(Case each, DynamoDbRequest request) throws Exception {
        marshalled.expect(Json.parse(each.request()));
        Expectation expectation = new Expectation(each);
        try {
            SdkPojo answer = (SdkPojo) method(each.operation()).orElseThrow().invoke(client, request);
            assertThat(expectation.isError()).as(each.place() + " " + answer).isFalse();
            if (!each.isSetUp()) {
                checkAnswer(each, answer);
            }
        } catch (InvocationTargetException failed) {
            if (marshalled.isStopped()) {
                return false;
            } else if (failed.getCause() instanceof DynamoDbException error && expectation.isError()) {
                checkError(each, expectation, error);
            } else {
                throw new AssertionError(each.place() + ": " + failed.getCause(), failed.getCause());
            }
        }
        return true;
    }

    private static void checkAnswer(Case each, SdkPojo answer) throws IOException {
        Object wanted = Json.parse(each.answer().substring("200 ".length()));
        assertThat(Expectation.comparable(SdkValues.toJson(answer), wanted))
                .as(each.place() + " " + each.request())
                .isEqualTo(Expectation.comparable(wanted, wanted));
    }

    private static void checkError(Case each, Expectation expectation, DynamoDbException error) throws IOException {
        List<String> typeAndText = expectation.typeAndText();
        assertThat(error.awsErrorDetails().errorCode()).as(each.place()).isEqualTo(typeAndText.get(0));
        String text = error.awsErrorDetails().errorMessage();
        assertThat(Expectation.comparable(text == null ? "" : text, typeAndText.get(1)))
                .as(each.place())
                .isEqualTo(typeAndText.get(1));
        assertThat(error.statusCode()).as(each.place()).isEqualTo(400);
        int more = each.answer().indexOf('\n');
        if (more >= 0) {
            Object wanted = Json.parse(each.answer().substring(more + 1));
            Map<String, Object> got = new LinkedHashMap<>(SdkValues.toJson(error));
            got.keySet().retainAll(((Map<?, ?>) wanted).keySet());
            assertThat(Expectation.comparable(got, wanted)).as(each.place()).isEqualTo(wanted);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
