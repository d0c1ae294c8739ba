package io.partita.engine.server.table;

import static io.partita.engine.server.table.TableMembers.TAGS;

import io.partita.engine.server.call.Answer;
import io.partita.engine.server.call.Call;
import io.partita.engine.server.call.Operation;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import io.partita.engine.server.wire.Shapes;
import io.partita.engine.server.wire.Structure;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Gives a table tags, or other values of those it has. */
final class TagResource implements Operation {
    static final Member<String> RESOURCE = Member.of("ResourceArn", Shapes.TEXT).required("Invalid TableArn");
    private static final Member<List<Parameters>> GIVEN = TAGS.notNull();
    private static final Structure REQUEST = Structure.of("TagResourceInput", RESOURCE, GIVEN);

    private final Tags tags;

    TagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "TagResource";
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Parameters request = call.read(REQUEST);
        String resource = request.require(RESOURCE);
        Tags.check(resource);
        Map<String, String> given = Declaration.tags(request.require(GIVEN));
        if (given.isEmpty()) {
            throw ServiceException.validation("Atleast one Tag needs to be provided as Input.");
        }
        call.permission().require(name(), resource);
        tags.change(resource, now -> {
            now.putAll(given);
            return now;
        });
        return Answer.EMPTY;
    }
}
