package io.partita.engine.remote.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One node and its clients.
 *
 * @param name as a person would name it: its address, or Amazon DynamoDB and the region
 * @param address where it answers, or null if that is the SDK's to know
 * @param repeating sends again what was not answered
 * @param cautious sends again only what was certainly not done
 */
record Node(String name, @Nullable URI address, DynamoDbClient repeating, DynamoDbClient cautious, Pulse pulse) {

    DynamoDbClient client(Effect effect) {
        return effect.mayBeSentAgain() ? repeating : cautious;
    }

    void close() {
        repeating.close();
        cautious.close();
    }
}
