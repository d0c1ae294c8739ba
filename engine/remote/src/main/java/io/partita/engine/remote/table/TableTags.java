package io.partita.engine.remote.table;

import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The tags of tables, which the protocol names by their ARN. */
final class TableTags {
    private final Nodes nodes;

    TableTags(Nodes nodes) {
        this.nodes = nodes;
    }

    Map<String, String> of(String arn) {
        Map<String, String> tags = new HashMap<>();
        String next = null;
        do {
            String token = next;
            ListTagsOfResourceResponse page = nodes.call(
                    Effect.READ,
                    client -> client.listTagsOfResource(
                            request -> request.resourceArn(arn).nextToken(token)));
            for (Tag tag : page.tags()) {
                tags.put(tag.key(), tag.value());
            }
            next = page.nextToken();
        } while (next != null && !next.isEmpty());
        return tags;
    }

    /** Makes these all the tags of the table; those that are right already are not touched. */
    void replace(String arn, Map<String, String> wanted) {
        Map<String, String> now = of(arn);
        List<String> gone =
                now.keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
        Map<String, String> changed = new HashMap<>(wanted);
        changed.entrySet().removeIf(tag -> tag.getValue().equals(now.get(tag.getKey())));
        if (!gone.isEmpty()) {
            nodes.call(
                    Effect.WRITE,
                    client -> client.untagResource(
                            request -> request.resourceArn(arn).tagKeys(gone)));
        }
        if (!changed.isEmpty()) {
            nodes.call(
                    Effect.WRITE,
                    client -> client.tagResource(
                            request -> request.resourceArn(arn).tags(TableRequests.wire(changed))));
        }
    }
}
