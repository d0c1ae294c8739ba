package io.partita.engine.server.table;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The tags of a table, all in one page. */
final class ListTagsOfResource implements Operation {
    private static final Member<String> NEXT = Member.of("NextToken", Shapes.TEXT);
    private static final Structure REQUEST = Structure.of("ListTagsOfResourceInput", TagResource.RESOURCE, NEXT);

    private final Tags tags;

    ListTagsOfResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "ListTagsOfResource";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        String resource = request.require(TagResource.RESOURCE);
        call.permission().require(name(), resource);
        Map<String, String> all = new TreeMap<>(tags.of(resource));
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Tags");
            for (Map.Entry<String, String> tag : all.entrySet()) {
                json.writeStartObject();
                json.writeStringField("Key", tag.getKey());
                json.writeStringField("Value", tag.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }
}
