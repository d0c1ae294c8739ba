# The life of a table through the AWS command line, unmodified.
set -euo pipefail
AWS=/usr/bin/aws
[ -x "$AWS" ] || { echo "the AWS command line is missing: apt-get install awscli"; exit 1; }
dynamodb() { "$AWS" dynamodb "$@" --endpoint-url "$ENDPOINT" --output text; }

dynamodb create-table --table-name songs --billing-mode PAY_PER_REQUEST \
  --key-schema AttributeName=id,KeyType=HASH --attribute-definitions AttributeName=id,AttributeType=S \
  --query TableDescription.TableStatus
dynamodb wait table-exists --table-name songs
dynamodb put-item --table-name songs --item '{"id": {"S": "a"}, "n": {"N": "1.50"}}'
[ "$(dynamodb get-item --table-name songs --key '{"id": {"S": "a"}}' --query Item.n.N)" = 1.5 ]
[ "$(dynamodb scan --table-name songs --query Count)" = 1 ]
[ "$(dynamodb execute-statement --statement "SELECT n FROM songs WHERE id = 'a'" --query 'Items[0].n.N')" = 1.5 ]
if dynamodb get-item --table-name none --key '{"id": {"S": "a"}}' 2> refusal.txt; then exit 1; fi
grep -q ResourceNotFoundException refusal.txt
if AWS_SECRET_ACCESS_KEY=guessed dynamodb list-tables 2> refusal.txt; then exit 1; fi
grep -q InvalidSignatureException refusal.txt
dynamodb delete-table --table-name songs --query TableDescription.TableStatus
dynamodb wait table-not-exists --table-name songs
echo done
