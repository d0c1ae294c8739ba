// The life of a table through the AWS SDK for JavaScript v3, unmodified.
import assert from 'node:assert/strict'
import {
  BatchWriteItemCommand, CreateTableCommand, DeleteItemCommand, DeleteTableCommand, DescribeTableCommand, DynamoDBClient,
  ExecuteStatementCommand, GetItemCommand, ListTablesCommand, PutItemCommand, QueryCommand, UpdateItemCommand,
  paginateScan, waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT })
const TableName = 'songs'

await client.send(new CreateTableCommand({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'artist', KeyType: 'HASH' }, { AttributeName: 'year', KeyType: 'RANGE' }],
  AttributeDefinitions: [
    { AttributeName: 'artist', AttributeType: 'S' },
    { AttributeName: 'year', AttributeType: 'N' },
    { AttributeName: 'label', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [{
    IndexName: 'by-label',
    KeySchema: [{ AttributeName: 'label', KeyType: 'HASH' }],
    Projection: { ProjectionType: 'ALL' },
  }],
}))
await waitUntilTableExists({ client, maxWaitTime: 30 }, { TableName })
assert.deepEqual((await client.send(new ListTablesCommand({}))).TableNames, [TableName])

const item = {
  artist: { S: 'Björk' }, year: { N: '1993' }, label: { S: 'One Little' },
  cover: { B: new Uint8Array([0, 255, 7]) }, live: { BOOL: false }, none: { NULL: true },
  tracks: { L: [{ S: 'Human Behaviour' }, { M: { seconds: { N: '252.5' } } }] }, tags: { SS: ['pop', 'dance'] },
}
await client.send(new PutItemCommand({ TableName, Item: item }))
const Key = { artist: { S: 'Björk' }, year: { N: '1993' } }
const read = (await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item
assert.deepEqual({ ...read, tags: undefined }, { ...item, tags: undefined })
assert.deepEqual(new Set(read.tags.SS), new Set(item.tags.SS))

await assert.rejects(
  client.send(new PutItemCommand({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(artist)' })),
  { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' })
await assert.rejects(
  client.send(new GetItemCommand({ TableName, Key: { artist: { S: 'x' } } })),
  { name: 'ValidationException', message: 'The provided key element does not match the schema' })

const updated = await client.send(new UpdateItemCommand({
  TableName, Key, UpdateExpression: 'ADD plays :n', ExpressionAttributeValues: { ':n': { N: '3' } }, ReturnValues: 'UPDATED_NEW',
}))
assert.deepEqual(updated.Attributes, { plays: { N: '3' } })

await client.send(new BatchWriteItemCommand({
  RequestItems: {
    [TableName]: Array.from({ length: 25 }, (unused, i) => (
      { PutRequest: { Item: { artist: { S: 'many' }, year: { N: `${i}` }, label: { S: 'x'.repeat(1000) } } } })),
  },
}))
const queried = await client.send(new QueryCommand({
  TableName, KeyConditionExpression: 'artist = :a AND #y < :y', ExpressionAttributeNames: { '#y': 'year' },
  ExpressionAttributeValues: { ':a': { S: 'many' }, ':y': { N: '10' } }, ReturnConsumedCapacity: 'TOTAL',
}))
assert.equal(queried.Count, 10)
let scanned = 0
for await (const page of paginateScan({ client, pageSize: 7 }, { TableName })) scanned += page.Count
assert.equal(scanned, 26)

const statement = await client.send(new ExecuteStatementCommand({
  Statement: 'SELECT plays FROM songs WHERE artist = ? AND "year" = ?', Parameters: [{ S: 'Björk' }, { N: '1993' }],
}))
assert.deepEqual(statement.Items, [{ plays: { N: '3' } }])

await client.send(new DeleteItemCommand({ TableName, Key }))
assert.equal((await client.send(new GetItemCommand({ TableName, Key }))).Item, undefined)
await client.send(new DeleteTableCommand({ TableName }))
await assert.rejects(client.send(new DescribeTableCommand({ TableName })), { name: 'ResourceNotFoundException' })

const forger = new DynamoDBClient({
  endpoint: process.env.ENDPOINT, credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: 'guessed' },
})
await assert.rejects(forger.send(new ListTablesCommand({})), { name: 'InvalidSignatureException' })
console.log('done')
