-- Statements that the language has, by topic. Each ends with a semicolon at the end of a line.

-- topic: PartiQL of DynamoDB, SELECT
SELECT * FROM "Music" WHERE "Artist" = 'Acme Band';
SELECT * FROM "Music" WHERE "Artist" = 'Acme Band' AND "SongTitle" = 'PartiQL Rocks';
SELECT OrderID, Total FROM "Orders" WHERE OrderID IN [1, 2, 3] ORDER BY OrderID DESC;
SELECT OrderID FROM Orders WHERE OrderID = 100 AND Address LIKE '%Street%';
SELECT Devices.FireStick.DateWatched[0] FROM WatchList WHERE UserID = 'user1';
SELECT "Address" FROM "Orders"."GSI-by-status" WHERE status = 'open';
SELECT * FROM "Orders" WHERE OrderID = ? OR OrderID = ?;
SELECT * FROM "Orders" WHERE pk IN [?, 2, 'x'];
SELECT * FROM "Orders" WHERE pk BETWEEN 1 AND 10 AND sk = 'a';
SELECT * FROM t WHERE begins_with("Address", '7834 24th');
SELECT * FROM t WHERE NOT begins_with(a, 'x');
SELECT * FROM t WHERE contains(a, 'x') = false;
SELECT * FROM t WHERE attribute_type(a, 'S');
SELECT * FROM t WHERE attribute_exists(a) = true AND attribute_not_exists(b);
SELECT * FROM t WHERE size(a.b[2]) > 3;
SELECT * FROM Music WHERE Awards IS MISSING;
SELECT * FROM Music WHERE Awards IS NOT MISSING AND Grammys IS NOT NULL;
SELECT * FROM t WHERE a IS NUMBER;
SELECT "m.z", m.z, m[0], m.k[0].l FROM t;
SELECT * FROM t WHERE n = - - 1 AND m = -1.5e-10 AND o = +.5 AND p = 1.;
SELECT * FROM t WHERE a = <<'x', 'y'>> AND b = <<1, 2>> AND c = [1, 'a', {'k': [NULL]}];
SELECT * FROM t WHERE a != 1 AND b <> 2 AND c <= 3 AND d >= 4;
select * from t where pk = 'a' -- until the end of the line
  and sk > 1 /* and not further */ ;
SELECT * FROM "T"."I" WHERE pk = 'x' ORDER BY pk, sk DESC;

-- topic: PartiQL of DynamoDB, writing
INSERT INTO "Music" VALUE {'Artist': 'Acme Band', 'SongTitle': 'PartiQL Rocks'};
INSERT INTO Music VALUE {};
INSERT INTO Music VALUE ?;
INSERT INTO Types VALUE {'primarykey': '1', 'BooleanType': true, 'MapType': {'entryname1': 'value', 'entryname2': 4}, 'ListType': [1, 'stringval'], 'NullType': null, 'SetType': <<'a', 'b'>>};
UPDATE "Music" SET AwardsWon = 1 SET AwardDetail = {'Grammys': [2020, 2018]} WHERE Artist = 'Acme Band' AND SongTitle = 'PartiQL Rocks';
UPDATE "Music" REMOVE AwardDetail.Grammys[2] WHERE Artist = 'Acme Band' AND SongTitle = 'PartiQL Rocks' RETURNING ALL NEW *;
UPDATE "Music" SET AwardDetail.BillBoard = [2020] REMOVE a, b.c SET d = ? WHERE Artist = ? RETURNING MODIFIED OLD *;
UPDATE "Music" SET AwardDetail.Grammys = list_append(AwardDetail.Grammys, [2016]) WHERE pk = 1;
UPDATE "Music" SET BandMembers = set_add(BandMembers, <<'newmember'>>) WHERE pk = 1;
UPDATE "Music" SET BandMembers = set_delete(BandMembers, <<'oldmember'>>), n = n + 1, m = m - ? WHERE pk = 1;
UPDATE t SET a['k'] = 1 WHERE pk = 1 AND a IS NOT MISSING;
DELETE FROM "Music" WHERE "Artist" = 'Acme Band' AND "SongTitle" = 'PartiQL Rocks';
DELETE FROM "Music" WHERE "Artist" = ? RETURNING ALL OLD *;
EXISTS(SELECT * FROM "Music" WHERE Artist = 'Acme' AND SongTitle = 'Rocks' AND year = 2020);
EXISTS (SELECT * FROM t WHERE pk = ? AND sk = ? AND attribute_exists(a));

-- topic: PartiQL, nested data
SELECT VALUE v FROM t AS v;
SELECT VALUE {'a': v.b, 'c': v.d[0]} FROM t AS v WHERE v.x = 1;
SELECT VALUE [v.a, v.b] FROM t v;
SELECT VALUE CASE WHEN a THEN 1 ELSE 2 END FROM t;
SELECT DISTINCT VALUE x.name FROM t, t.items AS x;
SELECT x, i FROM t, t.items AS x AT i;
SELECT t.pk, x.sku FROM orders t, t.items x WHERE x.quantity > 3;
SELECT t.pk, x.sku FROM orders AS t LEFT JOIN t.items AS x;
SELECT t.pk, x.sku FROM orders AS t LEFT JOIN t.items AS x ON x.quantity > 1;
SELECT y FROM t, t.a AS x, x.b AS y;
SELECT x FROM t, t.a[0].b AS x;
SELECT x FROM t, UNNEST(items) AS x AT n;
SELECT x FROM t CROSS JOIN UNNEST(t.items) x;
SELECT * FROM t WHERE EXISTS (SELECT 1 FROM t.items AS i WHERE i.sku = 'x');
SELECT (SELECT MAX(i.price) FROM o.items AS i) FROM orders o;
SELECT a."b c"[3]."d""e".f FROM "my-table";
SELECT (SELECT 1)[0].a, f(x).b, {'a': 1}.a, [1, 2][0], (a || b).c FROM t;
SELECT x IN t.tags, x IN tags[0], x NOT IN f(y) FROM t;
SELECT t.order, t.select.from[0].where, t.group FROM t;

-- topic: literals
SELECT 1, 1.5, .5, 5., 1e3, 1E-3, 1.5e+10, 12345678901234567890123456789012345678;
SELECT 'a', '', 'it''s', 'two
lines', '🙂', 'ключ "x"';
SELECT TRUE, false, Null, MISSING;
SELECT DATE '2024-01-31', TIME '12:30:00', TIMESTAMP '2024-01-31 12:30:00';
SELECT INTERVAL '3' DAY, interval '1' year, INTERVAL '5' QUARTER;
SELECT X'', X'0AFF', x'00';
SELECT {}, {'a': 1}, {'a': {'b': [1, <<2>>]}, 'c': 'd'};
SELECT [], [1], [1, 'a', [2]], <<>>, <<1>>, <<'a', 'b'>>;
SELECT -1, +1, - 1, -x, +x, - -x, -(-x), -(1), -f(x);
SELECT {d '2024-01-31'}, {t '12:30:00'}, {ts '2024-01-31 12:30:00'};

-- topic: expressions
SELECT a + b * c - d / e % f || g FROM t;
SELECT (a + b) * (c - d), a - (b - c), a / (b * c), (a || b) + c FROM t;
SELECT a OR b AND NOT c = d OR NOT (e OR f) FROM t;
SELECT (a OR b) AND c, NOT (a AND b), NOT NOT a FROM t;
SELECT a = b = c, (a = b) = c, a = (b = c), a < b AND b <= c FROM t;
SELECT a BETWEEN 1 AND 2 AND b NOT BETWEEN x + 1 AND y * 2 FROM t;
SELECT a IN (1, 2), a IN (1), a IN (), a IN [1, 2], a IN [], a IN <<1>>, a NOT IN ('x') FROM t;
SELECT a IN ?, a IN (?), a IN [?], a IN (?, ?) FROM t;
SELECT (a, b) IN ((1, 2), (3, 4)), (a, b) = (1, 2) FROM t;
SELECT a LIKE 'x%', a NOT LIKE 'x\_y' ESCAPE '\', a LIKE b || '%', a LIKE 'x' {escape '!'} FROM t;
SELECT a IS NULL, a IS NOT NULL, a IS MISSING, a IS TRUE, a IS NOT FALSE, a IS UNKNOWN FROM t;
SELECT a IS STRING, a IS NOT NUMBER, a IS STRING SET, a IS DECIMAL(10, 2), a IS LIST FROM t;
SELECT a IS DISTINCT FROM b, a IS NOT DISTINCT FROM NULL FROM t;
SELECT CASE WHEN a > 1 THEN 'x' WHEN a > 0 THEN 'y' ELSE 'z' END FROM t;
SELECT CASE a WHEN 1 THEN 'x' END, CASE end WHEN end THEN end ELSE end END FROM t;
SELECT CAST(a AS STRING), CAST(a AS DECIMAL(10, 2)), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(a AS NUMBER SET) FROM t;
SELECT COALESCE(a, b, 0), NULLIF(a, ''), GREATEST(a, b), f() FROM t;
SELECT EXTRACT(YEAR FROM a), EXTRACT(second FROM CURRENT_TIMESTAMP) FROM t;
SELECT TRIM(a), TRIM(LEADING FROM a), TRIM(TRAILING 'x' FROM a), TRIM(BOTH 'x' FROM a), TRIM('x' FROM a), TRIM(both) FROM t;
SELECT SUBSTRING(a FROM 2), SUBSTRING(a FROM 2 FOR 3), SUBSTRING(a, 2), substring(a, 2, 3) FROM t;
SELECT POSITION('x' IN a), position('x', a) FROM t;
SELECT CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, current_timestamp() , NOW() FROM t;
SELECT LEFT(a, 2), RIGHT(a, 3), REPLACE(a, 'x', 'y'), DATE(a), YEAR(a), TRUNCATE(a, 2) FROM t;
SELECT {fn UCASE(a)}, {fn CONCAT(a, {fn LCASE(b)})}, {fn CURRENT_DATE()}, {fn EXTRACT(DAY FROM a)} FROM t;
SELECT ((a)), (((a + b))), ((1, 2)) FROM t;
SELECT ABS((SELECT 1)), (SELECT 1) + 1, ((SELECT 1) + 1) * 2 FROM t;
SELECT ?, ? + ?, f(?), {'a': ?} FROM t;

-- topic: select items and aliases
SELECT a, b AS c, d e, "f" AS "g", t.h AS "i j" FROM t;
SELECT *, t.*, u.*, "T".* FROM t, u, "T";
SELECT t . * FROM t;
SELECT DISTINCT a, b FROM t;
SELECT ALL a FROM t;
SELECT a AS select, b AS from, c AS order, d AS end FROM t;
SELECT value, value AS v, t.value FROM t;
SELECT value + 1, value * 2 FROM t;
SELECT value[0], value.a, value = 1 FROM t;
SELECT value FROM t WHERE value > 1 ORDER BY value;
SELECT value NOT IN (1), value IS NULL FROM t;
SELECT VALUE (value + 1) FROM t;
SELECT VALUE NOT a FROM t;
SELECT DISTINCT value FROM t;
SELECT day, total, index, key, value, name, type, status, format, date, year, count FROM t;
SELECT month, hour, minute, second, week, time, timestamp, interval, position, text, json, level, role FROM t;
SELECT date AS date, t.time time, year day FROM t AS first;
SELECT left, right, full, offset, at, by, filter, over, update, delete, insert, create FROM t;
SELECT first, last, next, rows, row, range, current, partition, sort, primary, table, view FROM t;
SELECT x.day FROM t AS x WHERE x.index = 1 AND key > 2 AND format IN ('a') AND start < end;
SELECT count, count(count), max(max), date(date) FROM count;

-- topic: FROM and joins
SELECT * FROM t;
SELECT 1;
SELECT * FROM t AS x;
SELECT * FROM t x;
SELECT * FROM "t" "x";
SELECT * FROM a, b, c;
SELECT * FROM a JOIN b ON a.x = b.x;
SELECT * FROM a INNER JOIN b ON a.x = b.x JOIN c ON b.y = c.y;
SELECT * FROM a LEFT JOIN b ON a.x = b.x AND b.y > 1;
SELECT * FROM a LEFT OUTER JOIN b USING (x, y);
SELECT * FROM a RIGHT JOIN b ON a.x = b.x;
SELECT * FROM a FULL OUTER JOIN b ON a.x = b.x;
SELECT * FROM a CROSS JOIN b;
SELECT * FROM a NATURAL JOIN b;
SELECT * FROM a NATURAL LEFT JOIN b;
SELECT * FROM a LEFT JOIN (b JOIN c ON b.x = c.x) ON a.x = b.x;
SELECT * FROM (a CROSS JOIN b), c;
SELECT * FROM a, b JOIN c ON b.x = c.x, d;
SELECT * FROM (SELECT a FROM t) x;
SELECT * FROM (SELECT a FROM t) AS x (b), (VALUES (1, 2), (3, 4)) AS v (c, d);
SELECT * FROM (SELECT * FROM t WHERE a = 1);
SELECT * FROM ((SELECT 1) UNION (SELECT 2)) x;
SELECT * FROM ((SELECT 1) x JOIN t ON x.a = t.a);
SELECT * FROM "T"."I" AS i JOIN "T" AS t ON i.pk = t.pk;
SELECT * FROM {oj a LEFT OUTER JOIN b ON a.x = b.x};
SELECT o.id, c.name FROM orders o JOIN customers c ON o.customer_id = c.id WHERE c.country = 'DE' ORDER BY o.id LIMIT 10;

-- topic: grouping and aggregates
SELECT COUNT(*) FROM t;
SELECT COUNT(a), COUNT(DISTINCT a), COUNT(ALL a), SUM(a), AVG(DISTINCT b), MIN(c), MAX(d) FROM t;
SELECT a, COUNT(*) AS n FROM t GROUP BY a HAVING COUNT(*) > 1 ORDER BY n DESC;
SELECT a, b + 1, SUM(c) FROM t GROUP BY a, b + 1;
SELECT (a, b), COUNT(*) FROM t GROUP BY (a, b);
SELECT SUM(a) FILTER (WHERE b > 1), COUNT(*) FILTER (WHERE c IS NULL) FROM t;
SELECT LISTAGG(a, ', ') WITHIN GROUP (ORDER BY b DESC, c) FROM t;
SELECT ARRAY_AGG(a ORDER BY b) FROM t;
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY a) FROM t GROUP BY b;
SELECT MAX("ORDEREXECUTED") FROM "DATABASECHANGELOG";

-- topic: windows
SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC) FROM t;
SELECT SUM(a) OVER (), RANK() OVER (ORDER BY a NULLS LAST), LAG(a, 1, 0) OVER w FROM t WINDOW w AS (ORDER BY b);
SELECT SUM(a) OVER (PARTITION BY b, c ORDER BY d ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM t;
SELECT SUM(a) OVER (ORDER BY d ROWS UNBOUNDED PRECEDING) FROM t;
SELECT SUM(a) OVER (ORDER BY d RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t;
SELECT SUM(a) OVER (ORDER BY d GROUPS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) FROM t;
SELECT SUM(a) OVER (ORDER BY d RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND ? FOLLOWING) FROM t;
SELECT SUM(a) OVER (w ROWS 2 PRECEDING) FROM t WINDOW w AS (PARTITION BY b ORDER BY c), v AS (w);
SELECT SUM(a) FILTER (WHERE b) OVER (PARTITION BY c) FROM t;
SELECT FIRST_VALUE(a) OVER (PARTITION BY partition ORDER BY rows ROWS BETWEEN 1 + 1 PRECEDING AND CURRENT ROW) FROM t;

-- topic: ORDER BY, LIMIT, OFFSET
SELECT * FROM t ORDER BY a, b ASC, c DESC, d NULLS FIRST, e DESC NULLS LAST;
SELECT * FROM t ORDER BY 1, a + b, f(c), CASE WHEN a THEN 1 ELSE 2 END;
SELECT * FROM t LIMIT 10;
SELECT * FROM t LIMIT ?;
SELECT * FROM t LIMIT 10 OFFSET 20;
SELECT * FROM t LIMIT ? OFFSET ?;
SELECT * FROM t OFFSET 5;
SELECT * FROM t OFFSET 5 ROWS;
SELECT * FROM t OFFSET 5 LIMIT 10;
SELECT * FROM t OFFSET ? ROWS FETCH NEXT ? ROWS ONLY;
SELECT * FROM t FETCH FIRST 10 ROWS ONLY;
SELECT * FROM t FETCH FIRST ROW ONLY;
SELECT * FROM t ORDER BY offset OFFSET 1 ROW FETCH NEXT 1 ROW ONLY;

-- topic: subqueries
SELECT * FROM t WHERE a IN (SELECT b FROM u);
SELECT * FROM t WHERE a NOT IN (SELECT b FROM u WHERE u.c = t.c);
SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a) AND NOT EXISTS (SELECT * FROM v);
SELECT * FROM t WHERE a = (SELECT MAX(b) FROM u);
SELECT * FROM t WHERE a = ANY (SELECT b FROM u) OR a > ALL (SELECT b FROM v) OR a <> SOME (SELECT 1);
SELECT (SELECT COUNT(*) FROM u WHERE u.a = t.a) AS n FROM t;
SELECT * FROM t WHERE (a, b) IN (SELECT c, d FROM u);
SELECT * FROM t WHERE a IN ((SELECT 1), 2);
SELECT * FROM t WHERE a IN ((SELECT 1) UNION (SELECT 2));
SELECT * FROM t WHERE a IN (WITH x AS (SELECT 1) SELECT * FROM x);
SELECT * FROM t WHERE a IN (VALUES (1), (2));

-- topic: WITH and set operations
WITH x AS (SELECT a FROM t) SELECT * FROM x;
WITH x (a, b) AS (SELECT c, d FROM t), y AS (SELECT * FROM x) SELECT * FROM x JOIN y ON x.a = y.a;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT * FROM n;
WITH recursive AS (SELECT 1) SELECT * FROM recursive;
SELECT 1 UNION SELECT 2;
SELECT 1 UNION ALL SELECT 2 UNION DISTINCT SELECT 3;
SELECT 1 INTERSECT SELECT 2 EXCEPT SELECT 3;
SELECT 1 UNION SELECT 2 INTERSECT SELECT 3 EXCEPT ALL SELECT 4;
(SELECT 1 UNION SELECT 2) INTERSECT SELECT 3;
SELECT 1 UNION (SELECT 2 UNION SELECT 3);
(SELECT a FROM t ORDER BY b LIMIT 1) UNION ALL (SELECT a FROM u LIMIT 2) ORDER BY a LIMIT 3;
SELECT a FROM t UNION SELECT b FROM u ORDER BY 1 OFFSET 2;
(SELECT 1);
((SELECT 1));
((SELECT 1) UNION SELECT 2) ORDER BY 1;
VALUES (1, 'a'), (2, 'b');
VALUES (1) UNION VALUES (2);
VALUES ((SELECT 1)), (DATE '2024-01-01');

-- topic: hints
SELECT /*+ SCAN(allow) */ * FROM t;
SELECT /*+ SCAN(allow) SEGMENTS(8) CONSISTENT INDEX(t by_day) NO_INDEX(t) BUDGET(units 500) */ * FROM t;
SELECT /*+ index(t, by_day) */ DISTINCT a FROM t;
SELECT /*+ INDEX("my-table" "by ""day""") */ VALUE x FROM "my-table" AS x;
SELECT /*+ */ 1;
INSERT /*+ NO_WAIT */ INTO t VALUE {'a': 1};
UPDATE /*+ SCAN(allow) */ t SET a = 1;
DELETE /*+ SCAN(allow) */ FROM t;

-- topic: writing, beyond the core
INSERT INTO t (a, b) VALUES (1, 'x');
INSERT INTO t (a, b) VALUES (1, 'x'), (?, ?), (DATE '2024-01-01', {'k': [1]});
INSERT INTO t VALUES (1, 2);
INSERT INTO t (a, "b c") SELECT d, e FROM u WHERE f = 1;
INSERT INTO t SELECT * FROM u;
INSERT INTO t (SELECT * FROM u);
INSERT INTO t (a) (SELECT a FROM u) ON CONFLICT DO NOTHING;
INSERT INTO t WITH x AS (SELECT 1 AS a) SELECT * FROM x;
INSERT INTO t VALUE {'a': 1} ON CONFLICT DO NOTHING;
INSERT INTO t VALUE ? ON CONFLICT DO REPLACE RETURNING ALL OLD *;
INSERT INTO t VALUE {'a': 1} ON CONFLICT DO REPLACE EXCLUDED;
INSERT INTO t (a, n) VALUES (1, 1) ON CONFLICT DO UPDATE SET n = n + 1, m.x = ? WHERE n < 5 RETURNING *;
INSERT INTO t (a) VALUES (1) RETURNING a, b AS c;
INSERT INTO t SELECT a FROM u JOIN v ON u.a = v.a ON CONFLICT DO REPLACE;
INSERT INTO t SELECT x FROM u LEFT JOIN u.items AS x ON CONFLICT DO NOTHING;
INSERT INTO position (date, value) VALUES (1, 2);
UPSERT INTO t VALUE {'a': 1};
UPSERT INTO t (a, b) VALUES (1, 2), (3, 4);
REPLACE INTO t (a) VALUES (1);
UPDATE t SET a = 1;
UPDATE t AS x SET a = x.b + 1, c = 'd' WHERE x.e = 1;
UPDATE t x REMOVE a WHERE b = 1;
UPDATE t SET a = (SELECT MAX(b) FROM u), c = CASE WHEN d THEN 1 END WHERE e IN (SELECT f FROM v) RETURNING a, b;
UPDATE t SET value = 1, date = '2024', key = NULL WHERE index = 1;
UPDATE t SET a = b IS STRING SET c = 1;
DELETE FROM t;
DELETE FROM t AS x WHERE x.a = 1;
DELETE FROM t x WHERE a = 1 OR b < 2 RETURNING *;
DELETE FROM t WHERE EXISTS (SELECT 1 FROM t.items AS i WHERE i.a = 1);
TRUNCATE TABLE t;
TRUNCATE "my-table";

-- topic: definitions
CREATE TABLE t (pk STRING PARTITION KEY);
CREATE TABLE IF NOT EXISTS orders (customer STRING PARTITION KEY, day STRING SORT KEY, total NUMBER, tags STRING SET, GLOBAL INDEX by_day (day PARTITION KEY, total SORT KEY) PROJECTION INCLUDE (a, b), LOCAL INDEX by_total (total SORT KEY) PROJECTION KEYS, INDEX by_x (x NUMBER PARTITION KEY) PROJECTION ALL WITH (read_units = 5)) WITH (billing = 'on_demand', read_units = 5, write_units = 10, ttl = expires, stream = 'new_and_old', scan = 'reject');
CREATE TABLE t (a VARCHAR(20) NOT NULL, b DECIMAL(10, 2) DEFAULT 0, c TIMESTAMP WITH TIME ZONE, d DOUBLE PRECISION, PRIMARY KEY (a, b));
CREATE TABLE t (a INTEGER PRIMARY KEY, b BOOLEAN NOT NULL DEFAULT FALSE, c CHARACTER VARYING(10), d TIMESTAMP(3) WITHOUT TIME ZONE NULL);
CREATE TABLE t (a INT, b BIGINT, CONSTRAINT pk_t PRIMARY KEY (a));
CREATE TABLE t (index STRING PARTITION KEY, key NUMBER SORT KEY, primary STRING, global STRING, constraint STRING PRIMARY KEY);
CREATE TABLE "my-table" ("a b" BINARY PARTITION KEY, m MAP, l LIST, s NUMBER SET DEFAULT <<1>>, t TIME(6) WITH TIME ZONE DEFAULT CURRENT_TIME);
CREATE TABLE t (a NUMBER DEFAULT -1, b NUMBER DEFAULT (1 + 2), c STRING DEFAULT f('x'));
CREATE INDEX i ON t (a PARTITION KEY);
CREATE GLOBAL INDEX i ON t (a STRING PARTITION KEY, b NUMBER SORT KEY) PROJECTION ALL WITH (read_units = 1, write_units = 1);
CREATE LOCAL INDEX IF NOT EXISTS i ON t (b SORT KEY) PROJECTION INCLUDE (c);
CREATE INDEX if ON t (a, b);
DROP INDEX i ON t;
DROP INDEX IF EXISTS "i-1" ON "t-1";
ALTER TABLE t ADD COLUMN a STRING;
ALTER TABLE t ADD a STRING, DROP COLUMN b, DROP c;
ALTER TABLE t ADD GLOBAL INDEX i (a PARTITION KEY), DROP INDEX j;
ALTER TABLE t ADD index STRING, DROP index;
ALTER TABLE t SET (ttl = expires, billing = 'provisioned');
ALTER TABLE t SET read_units = 5, write_units = 5, ADD COLUMN a STRING SET;
ALTER TABLE t RENAME TO u;
DROP TABLE t;
DROP TABLE IF EXISTS t;
CREATE VIEW v AS SELECT * FROM t WHERE type = 'order';
CREATE OR REPLACE VIEW v (a, b) AS WITH x AS (SELECT 1) SELECT c, d FROM t UNION ALL SELECT e, f FROM u;
DROP VIEW v;
DROP VIEW IF EXISTS "v";

-- topic: EXPLAIN, SHOW, transactions
EXPLAIN SELECT * FROM t WHERE pk = 1;
EXPLAIN ANALYZE SELECT * FROM t;
EXPLAIN (FORMAT TEXT) SELECT 1;
EXPLAIN ANALYZE (FORMAT JSON) UPDATE t SET a = 1 WHERE pk = 1;
EXPLAIN (SELECT 1);
EXPLAIN INSERT INTO t VALUE {'a': 1};
EXPLAIN DELETE FROM t WHERE a = 1;
SHOW TABLES;
SHOW TABLES LIKE 'order%';
SHOW INDEXES;
SHOW INDEXES FROM t;
SHOW INDEXES ON "my-table";
SHOW CREATE TABLE t;
SHOW VIEWS;
SHOW VIEWS LIKE 'cust%';
SHOW CREATE VIEW v;
CREATE VIEW IF NOT EXISTS v AS SELECT a FROM t;
DESCRIBE t;
DESCRIBE TABLE t;
DESC "t";
BEGIN;
BEGIN TRANSACTION READ ONLY;
BEGIN WORK;
START TRANSACTION;
START TRANSACTION READ WRITE;
COMMIT;
COMMIT WORK;
ROLLBACK;
ROLLBACK TRANSACTION;
SAVEPOINT a;
ROLLBACK TO a;
ROLLBACK TO SAVEPOINT a;
RELEASE a;
RELEASE SAVEPOINT a;

-- topic: what DBeaver, DataGrip and SQuirreL send
SELECT x.* FROM "orders" x WHERE x."status"='open' ORDER BY x."day";
SELECT * FROM orders LIMIT 200 OFFSET 0;
SELECT COUNT(*) FROM orders;
SELECT t.* FROM orders t LIMIT 501;
select tbl."id", tbl."name" from "orders" tbl where tbl."id" = 1 order by tbl."id" asc;
UPDATE "orders" SET "status"='closed' WHERE "customer"='a' AND "day"='2024-01-01';
DELETE FROM "orders" WHERE "customer"='a' AND "day"='2024-01-01';
INSERT INTO "orders" ("customer","day","total") VALUES('a','2024-01-01',5);
SELECT 'x' FROM orders WHERE 1=0;
SELECT COUNT(*) FROM (SELECT * FROM orders WHERE total > 5) dbvrcnt;

-- topic: what Flyway and Liquibase send
CREATE TABLE "flyway_schema_history" ("installed_rank" INT NOT NULL PRIMARY KEY, "version" VARCHAR(50), "description" VARCHAR(200) NOT NULL, "type" VARCHAR(20) NOT NULL, "script" VARCHAR(1000) NOT NULL, "checksum" INT, "installed_by" VARCHAR(100) NOT NULL, "installed_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, "execution_time" INT NOT NULL, "success" BOOLEAN NOT NULL);
INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
SELECT "installed_rank", "version", "success" FROM "flyway_schema_history" WHERE "installed_rank" > ? ORDER BY "installed_rank";
UPDATE "flyway_schema_history" SET "description" = ?, "checksum" = ? WHERE "installed_rank" = ?;
DELETE FROM "flyway_schema_history" WHERE "success" = FALSE;
CREATE TABLE DATABASECHANGELOGLOCK (ID INT NOT NULL, LOCKED BOOLEAN NOT NULL, LOCKGRANTED TIMESTAMP, LOCKEDBY VARCHAR(255), CONSTRAINT PK_DATABASECHANGELOGLOCK PRIMARY KEY (ID));
SELECT COUNT(*) FROM DATABASECHANGELOGLOCK;
UPDATE DATABASECHANGELOGLOCK SET LOCKED = TRUE, LOCKEDBY = 'host (127.0.0.1)', LOCKGRANTED = NOW() WHERE ID = 1 AND LOCKED = FALSE;
SELECT MAX(ORDEREXECUTED) FROM DATABASECHANGELOG;
SELECT * FROM DATABASECHANGELOG ORDER BY DATEEXECUTED ASC, ORDEREXECUTED ASC;
INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, MD5SUM, DESCRIPTION, COMMENTS, EXECTYPE, CONTEXTS, LABELS, LIQUIBASE, DEPLOYMENT_ID) VALUES ('1', 'a', 'b.sql', CURRENT_TIMESTAMP, 1, '9:x', 'sql', '', 'EXECUTED', NULL, NULL, '5.0', '123');

-- topic: what DBUnit, Spring, jOOQ and Hibernate send
delete from ORDERS;
truncate table ORDERS;
insert into ORDERS (ID, NAME) values (?, ?);
update ORDERS set NAME = ? where ID = ? and DAY = ?;
select ID, NAME from ORDERS order by ID, DAY;
select COUNT(*) from ORDERS where ID=?;
select e1_0.id,e1_0.name from Event e1_0 where e1_0.id=?;
select e1_0.id from Event e1_0 left join Speaker s1_0 on s1_0.id=e1_0.speaker_id where s1_0.name like ? escape '' order by e1_0.id desc offset ? rows fetch first ? rows only;
select count(e1_0.id) from Event e1_0 where e1_0.total between ? and ? and e1_0.kind in (?,?,?);
select "t"."id", "t"."name" from "t" where ("t"."id" = ? and "t"."name" like ?) order by "t"."id" asc limit ?;
select cast(? as varchar), cast("a"."b" as decimal(10, 2)) from "a";
update "t" set "a" = ?, "version" = ? where ("id" = ? and "version" = ?);

-- topic: what Spark, Tableau, JasperReports and LibreOffice send
SELECT * FROM (SELECT * FROM orders) SPARK_GEN_SUBQ_0 WHERE 1=0;
SELECT * FROM orders WHERE 1=0;
SELECT "a","b" FROM orders WHERE ("a" IS NOT NULL) AND ("b" < 10) AND ("a" < 10 OR "a" IS NULL);
SELECT "status",COUNT(*) FROM orders GROUP BY "status" ORDER BY "status" ASC NULLS FIRST LIMIT 10;
INSERT INTO orders ("a","b") VALUES (?,?);
SELECT SUM("t0"."total") AS "sum_total_ok" FROM "orders" "t0" HAVING (COUNT(1) > 0);
SELECT "X"."a" AS "a", SUM("X"."n") AS "n" FROM (SELECT "a", 1 AS "n" FROM "orders" LIMIT 1000) "X" GROUP BY "X"."a";
SELECT * FROM "orders" WHERE 0 = 1;
SELECT "id", "name" FROM "orders" WHERE ( ( "id" = ? ) );
UPDATE "orders" SET "name" = ? WHERE "id" = ?;
SELECT o.*, {fn YEAR(o.day)} AS y FROM orders o WHERE o.day >= {d '2024-01-01'} AND o.total > ?;

-- topic: forms of other databases
SELECT id::text::NUMBER(10, 2) AS x, -a.b[0]::INTEGER, f(x).y::STRING SET FROM orders;
SELECT id FROM orders WHERE name ILIKE 'a%' AND name NOT ILIKE 'b!%' ESCAPE '!';
SELECT TRY_CAST(a AS NUMBER), TRY_CAST FROM orders;
SELECT a FROM orders GROUP BY ROLLUP (a, (b, c)), CUBE (d, e);
SELECT a FROM orders GROUP BY CUBE ((SELECT b FROM orders)), GROUPING SETS (((SELECT b FROM orders)), (a), ROLLUP ((SELECT b FROM orders)));
SELECT a FROM orders GROUP BY GROUPING SETS ((a, b), (a), (), ROLLUP (c), d.e, 1), f, (g, h);
SELECT grouping, cube, rollup, sets, symmetric, grouping(a) FROM orders;
SELECT JSON_OBJECT(KEY 'a' VALUE b, 'c': d, 'e', f, key VALUE g, KEY key VALUE h, KEY ? VALUE ?), JSON_OBJECT();
SELECT * FROM orders WHERE a BETWEEN SYMMETRIC 1 AND 5 AND b NOT BETWEEN ASYMMETRIC 1 AND 2;
SELECT * FROM orders WHERE c BETWEEN symmetric AND asymmetric OR d BETWEEN symmetric.a AND 1;
SELECT CURRENT_TIMESTAMP(3), CURRENT_TIME(0), LOCALTIME, LOCALTIMESTAMP(6), LOCALTIMESTAMP();
SELECT OVERLAY(a PLACING b FROM 2 FOR 3), OVERLAY(a PLACING b FROM 2), OVERLAY(a, b, 2);
SELECT SUM(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) FROM orders;
SELECT SUM(a) OVER (ORDER BY b ROWS 1 PRECEDING EXCLUDE NO OTHERS) FROM orders;
SELECT SUM(a) OVER (ORDER BY b RANGE INTERVAL '1' DAY PRECEDING EXCLUDE GROUP) FROM orders;
SELECT SUM(a) OVER (ORDER BY b GROUPS 2 PRECEDING EXCLUDE CURRENT ROW) FROM orders;
SELECT a + INTERVAL '1 day', a - INTERVAL 5 DAY, interval, INTERVAL '1' day d FROM orders;
SELECT EXTRACT(dow FROM d), EXTRACT('doy' FROM d), EXTRACT(DAY FROM d) FROM orders;
SHOW FUNCTIONS;
SHOW FUNCTIONS LIKE 'x%';
