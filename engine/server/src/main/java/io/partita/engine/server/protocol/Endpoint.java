package io.partita.engine.server.protocol;

import com.fasterxml.jackson.core.JsonParser;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.http.HttpCall;
import io.partita.engine.server.http.HttpReply;
import io.partita.engine.server.http.HttpService;
import io.partita.engine.server.protocol.Authentication.Caller;
import io.partita.engine.server.protocol.Observer.Exchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests of the protocol. What is looked at first, when several things are wrong, is as with the service:
 * the method and the type of the content, whether it is JSON, the operation, who calls, and then what is asked.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">DynamoDB
 * low-level API</a>.
 */
public final class Endpoint implements HttpService {
    private static final String ROUTERS = "/routers";
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_BATCH_BYTES = 16 << 20;
    private static final Set<String> BATCHES = Set.of("BatchGetItem", "BatchWriteItem", "BatchExecuteStatement");

    private final Map<String, Operation> operations;
    private final Authentication authentication;
    private final Observer observer;
    private final String greeting;
    private final Supplier<List<RouterAddress>> routers;

    /**
     * An endpoint of these operations.
     *
     * @param targets the versions of the protocol, each with its operations
     * @param region what {@code GET /} says where it is
     * @param routers who else answers clients of the same cluster, this process first; empty if there is no cluster.
     *     Must not wait for anything
     */
    public Endpoint(
            Map<String, List<Operation>> targets,
            Authentication authentication,
            Observer observer,
            String region,
            Supplier<List<RouterAddress>> routers) {
        this.operations = new HashMap<>();
        targets.forEach((version, those) ->
                those.forEach(operation -> operations.put(version + "." + operation.name(), operation)));
        this.authentication = authentication;
        this.observer = observer;
        // Tools look for these very words, the space at their end included.
        this.greeting = "healthy: dynamodb." + region + ".amazonaws.com ";
        this.routers = routers;
    }

    @Override
    public int maxBodyBytes(HttpCall head) {
        Operation operation = operation(head);
        return operation != null && BATCHES.contains(operation.name()) ? MAX_BATCH_BYTES : MAX_BODY_BYTES;
    }

    @Override
    public boolean isBrief(HttpCall head) {
        if (head.method().equals("GET")) {
            // Those who ask whether this process lives have to be told although all workers may be waiting.
            return true;
        }
        Operation operation = operation(head);
        return operation != null && operation.isBrief();
    }

    private @Nullable Operation operation(HttpCall call) {
        String target = call.header("X-Amz-Target");
        return target == null ? null : operations.get(target);
    }

    @Override
    public HttpReply tooLarge(HttpCall head) {
        return HttpReply.text(413, "application/x-amz-json-1.0", "");
    }

    @Override
    public HttpReply overloaded() {
        return Replies.of(
                RequestId.next(),
                new ServiceException(
                        ErrorType.SERVICE_UNAVAILABLE, "The server has as many requests as it can hold: try again"));
    }

    @Override
    public HttpReply answer(HttpCall call) {
        String contentType = mediaType(call.header("Content-Type"));
        if (call.method().equals("GET")) {
            return HttpReply.text(200, "text/plain", call.target().equals(ROUTERS) ? routers() : greeting);
        } else if (!call.method().equals("POST") || (call.body().length > 0 && !isJson(contentType))) {
            return HttpReply.text(404, "text/plain", "<UnknownOperationException/>\n");
        }
        return new Request(call).reply();
    }

    /** A line for each: its zone, and where it answers. Nobody is asked who they are: it is no secret where to ask. */
    private String routers() {
        return routers.get().stream().map(RouterAddress::line).collect(Collectors.joining());
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).trim();
    }

    private static boolean isJson(String contentType) {
        return contentType.equals("application/x-amz-json-1.0") || contentType.equals("application/json");
    }

    /** One request on its way. */
    private final class Request {
        private final HttpCall call;
        private final String id = RequestId.next();
        private final long began = System.nanoTime();
        private String operationName = "";
        private String callerName = "";

        private Request(HttpCall call) {
            this.call = call;
        }

        private HttpReply reply() {
            try {
                Answer answer = answer();
                observe(null);
                return Replies.of(id, answer);
            } catch (ServiceException failure) {
                return failed(failure);
            } catch (StoreException failure) {
                return failed(ServiceException.of(failure));
            } catch (IOException noJson) {
                return failed(ServiceException.serialization(null));
            } catch (RuntimeException defect) {
                System.getLogger(Endpoint.class.getName())
                        .log(System.Logger.Level.ERROR, "request " + id + " (" + operationName + ") failed", defect);
                return failed(ServiceException.internal());
            }
        }

        private Answer answer() throws IOException {
            Operation operation = operation(call);
            if (operation == null) {
                throw beforeReading(new ServiceException(ErrorType.UNKNOWN_OPERATION, null));
            }
            operationName = operation.name();
            Caller caller = authenticated();
            callerName = caller.name();
            try (JsonParser json = JsonFormat.parser(call.body())) {
                return operation.answer(new Call(json, caller.permission()));
            }
        }

        private Caller authenticated() throws IOException {
            try {
                return authentication.authenticate(call);
            } catch (ServiceException refused) {
                throw beforeReading(refused);
            }
        }

        /** That a request is no JSON is said before what was found out without reading it. */
        private ServiceException beforeReading(ServiceException failure) throws IOException {
            try (JsonParser json = JsonFormat.parser(call.body())) {
                while (json.nextToken() != null) {
                    // Only whether it can be read to its end.
                }
            }
            return failure;
        }

        private HttpReply failed(ServiceException failure) {
            observe(failure);
            return Replies.of(id, failure);
        }

        private void observe(@Nullable ServiceException failure) {
            if (observer != Observer.NOBODY) {
                observer.answered(new Exchange(
                        id,
                        call.peer(),
                        operationName,
                        callerName,
                        call.body().length,
                        System.nanoTime() - began,
                        failure));
            }
        }
    }
}
