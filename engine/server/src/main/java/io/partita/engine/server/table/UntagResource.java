package io.partita.engine.server.table;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.ListShape;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;

/** Takes tags from a table. */
final class UntagResource implements Operation {
    private static final Member<List<String>> KEYS =
            Member.of("TagKeys", ListShape.of(Shapes.TEXT)).notNull();
    private static final Structure REQUEST = Structure.of("UntagResourceInput", TagResource.RESOURCE, KEYS);

    private final Tags tags;

    UntagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        String resource = request.require(TagResource.RESOURCE);
        Tags.check(resource);
        List<String> keys = request.require(KEYS);
        if (keys.isEmpty()) {
            throw ServiceException.validation("Atleast one Tag Key needs to be provided as Input.");
        }
        call.permission().require(name(), resource);
        tags.change(resource, now -> {
            now.keySet().removeAll(keys);
            return now;
        });
        return Answer.EMPTY;
    }
}
