package io.partita.engine.server.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.server.call.Answer;
import io.partita.engine.server.error.CancellationReason;
import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.http.HttpReply;
import io.partita.engine.server.wire.ItemWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers and failures as they are sent. */
final class Replies {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    /** Carries the code of a failure, so that a client of ours knows what the service has no word for. */
    private static final String CODE_HEADER = "x-partita-error";

    private Replies() {}

    static HttpReply of(String requestId, Answer answer) {
        return new HttpReply(200, CONTENT_TYPE, List.of(Map.entry("x-amzn-RequestId", requestId)), stream -> {
            try (JsonGenerator json = JsonFormat.generator(stream)) {
                answer.write(json);
            }
        });
    }

    static HttpReply of(String requestId, ServiceException failure) {
        return new HttpReply(
                failure.type().status(),
                CONTENT_TYPE,
                List.of(
                        Map.entry("x-amzn-RequestId", requestId),
                        Map.entry(CODE_HEADER, failure.code().name())),
                stream -> {
                    try (JsonGenerator json = JsonFormat.generator(stream)) {
                        write(json, failure);
                    }
                });
    }

    private static void write(JsonGenerator json, ServiceException failure) throws IOException {
        json.writeStartObject();
        json.writeStringField("__type", failure.type().qualifiedName());
        if (failure.text() != null) {
            json.writeStringField(textField(failure.type()), failure.text());
        }
        ItemWriter.writeMember(json, "Item", failure.item());
        if (!failure.reasons().isEmpty()) {
            writeReasons(json, failure.reasons());
        }
        json.writeEndObject();
    }

    private static void writeReasons(JsonGenerator json, List<CancellationReason> reasons) throws IOException {
        json.writeArrayFieldStart("CancellationReasons");
        for (CancellationReason reason : reasons) {
            json.writeStartObject();
            json.writeStringField("Code", reason.code());
            if (reason.message() != null) {
                json.writeStringField("Message", reason.message());
            }
            ItemWriter.writeMember(json, "Item", reason.item());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The service spells it in two ways. */
    private static String textField(ErrorType type) {
        return type == ErrorType.SERIALIZATION
                        || type == ErrorType.ACCESS_DENIED
                        || type == ErrorType.TRANSACTION_CANCELED
                ? "Message"
                : "message";
    }
}
