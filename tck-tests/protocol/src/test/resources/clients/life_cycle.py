# The life of a table through boto3, unmodified.
import os
from decimal import Decimal

try:
    import boto3
except ImportError:
    raise SystemExit("boto3 is missing: apt-get install python3-boto3")
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

database = boto3.resource("dynamodb", endpoint_url=os.environ["ENDPOINT"])
table = database.create_table(
    TableName="songs",
    BillingMode="PAY_PER_REQUEST",
    KeySchema=[{"AttributeName": "artist", "KeyType": "HASH"}, {"AttributeName": "year", "KeyType": "RANGE"}],
    AttributeDefinitions=[{"AttributeName": "artist", "AttributeType": "S"}, {"AttributeName": "year", "AttributeType": "N"}],
)
table.wait_until_exists()

item = {"artist": "Björk", "year": 1993, "tracks": ["Venus as a Boy", {"seconds": Decimal("281.5")}], "tags": {"pop", "dance"}, "none": None}
table.put_item(Item=item)
assert table.get_item(Key={"artist": "Björk", "year": 1993}, ConsistentRead=True)["Item"] == item

try:
    table.put_item(Item=item, ConditionExpression=Attr("artist").not_exists())
    raise AssertionError("the condition held")
except ClientError as refused:
    assert refused.response["Error"]["Code"] == "ConditionalCheckFailedException", refused.response

with table.batch_writer() as batch:
    for year in range(60):
        batch.put_item(Item={"artist": "many", "year": year, "text": "x" * 2000})
found = table.query(KeyConditionExpression=Key("artist").eq("many") & Key("year").between(3, 7), FilterExpression=Attr("year2").not_exists())
assert found["Count"] == 5, found["Count"]
changed = table.update_item(
    Key={"artist": "Björk", "year": 1993},
    UpdateExpression="SET plays = if_not_exists(plays, :zero) + :one",
    ExpressionAttributeValues={":zero": 0, ":one": 1},
    ReturnValues="ALL_NEW",
)
assert changed["Attributes"]["plays"] == 1
seen, page = 0, table.scan(Limit=20)
while True:
    seen += page["Count"]
    if "LastEvaluatedKey" not in page:
        break
    page = table.scan(Limit=20, ExclusiveStartKey=page["LastEvaluatedKey"])
assert seen == 61, seen
table.delete_item(Key={"artist": "Björk", "year": 1993})
assert "Item" not in table.get_item(Key={"artist": "Björk", "year": 1993})
table.delete()
table.wait_until_not_exists()
print("done")
