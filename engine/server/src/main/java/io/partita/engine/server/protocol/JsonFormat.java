package io.partita.engine.server.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.OutputStream;

/** JSON as the protocol has it, within bounds: no deeper, longer or larger than the largest that makes sense. */
final class JsonFormat {
    /** An attribute value 32 levels deep is 64 levels of JSON, in an item in a request in a batch. */
    private static final int MAX_DEPTH = 96;

    private static final int MAX_TEXT = 16 << 20;
    private static final int MAX_NUMBER = 1000;
    private static final int MAX_NAME = 1 << 17;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            // Names are the caller's: what is interned stays in the memory of the process.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonFormat() {}

    static JsonParser parser(byte[] body) throws IOException {
        return FACTORY.createParser(body);
    }

    static JsonGenerator generator(OutputStream stream) throws IOException {
        return FACTORY.createGenerator(stream);
    }
}
