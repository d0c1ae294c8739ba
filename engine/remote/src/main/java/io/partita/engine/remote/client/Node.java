package io.partita.engine.remote.client;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One node and its clients.
 *
 * @param name as a person would name it: its address, or Amazon DynamoDB and the region
 * @param repeating sends again what was not answered
 * @param cautious sends again only what was certainly not done
 */
record Node(String name, DynamoDbClient repeating, DynamoDbClient cautious) {

    DynamoDbClient client(Effect effect) {
        return effect.mayBeSentAgain() ? repeating : cautious;
    }

    void close() {
        repeating.close();
        cautious.close();
    }
}
