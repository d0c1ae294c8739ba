-- Metabase, a table
SELECT "orders"."o_orderkey" AS "o_orderkey", "orders"."o_custkey" AS "o_custkey", "orders"."o_orderstatus" AS "o_orderstatus", "orders"."o_totalprice" AS "o_totalprice" FROM "orders" ORDER BY "orders"."o_orderkey" ASC LIMIT 2000;

-- Metabase, a question over a model
SELECT "source"."o_orderpriority" AS "o_orderpriority", COUNT(*) AS "count" FROM (SELECT "orders"."o_orderkey" AS "o_orderkey", "orders"."o_orderpriority" AS "o_orderpriority", "orders"."o_totalprice" AS "o_totalprice" FROM "orders") AS "source" WHERE "source"."o_totalprice" > 100000 GROUP BY "source"."o_orderpriority" ORDER BY "source"."o_orderpriority" ASC;

-- Metabase, months
SELECT EXTRACT(YEAR FROM "orders"."o_orderdate") AS "year", EXTRACT(MONTH FROM "orders"."o_orderdate") AS "month", SUM("orders"."o_totalprice") AS "sum" FROM "orders" GROUP BY EXTRACT(YEAR FROM "orders"."o_orderdate"), EXTRACT(MONTH FROM "orders"."o_orderdate") ORDER BY EXTRACT(YEAR FROM "orders"."o_orderdate") ASC, EXTRACT(MONTH FROM "orders"."o_orderdate") ASC;

-- Metabase, a join
SELECT "customer"."c_mktsegment" AS "Customer__c_mktsegment", COUNT(DISTINCT "orders"."o_custkey") AS "count" FROM "orders" LEFT JOIN "customer" AS "customer" ON "orders"."o_custkey" = "customer"."c_custkey" GROUP BY "customer"."c_mktsegment" ORDER BY "count" DESC, "customer"."c_mktsegment" ASC;

-- Superset, a table chart
SELECT o_orderstatus AS o_orderstatus, count(*) AS count, sum(o_totalprice) AS "SUM(o_totalprice)" FROM orders WHERE o_orderdate >= '1995-01-01' AND o_orderdate < '1996-01-01' GROUP BY o_orderstatus ORDER BY count DESC LIMIT 1000;

-- Superset, a virtual dataset
SELECT c_mktsegment AS c_mktsegment, AVG(c_acctbal) AS "AVG(c_acctbal)" FROM (SELECT c_custkey, c_mktsegment, c_acctbal FROM customer WHERE c_acctbal > 0) AS virtual_table GROUP BY c_mktsegment ORDER BY "AVG(c_acctbal)" DESC LIMIT 100;

-- Superset, the values of a filter
SELECT DISTINCT o_orderpriority AS o_orderpriority FROM orders ORDER BY o_orderpriority LIMIT 1000;

-- Tableau, a sheet
SELECT "orders"."o_orderpriority" AS "o_orderpriority", SUM("orders"."o_totalprice") AS "sum:o_totalprice:ok", COUNT(1) AS "cnt:orders:ok" FROM "orders" GROUP BY "orders"."o_orderpriority" HAVING (COUNT(1) > 0);

-- Tableau, a calculation over a join
SELECT EXTRACT(YEAR FROM "orders"."o_orderdate") AS "yr:o_orderdate:ok", SUM(("lineitem"."l_extendedprice" * (1 - "lineitem"."l_discount"))) AS "sum:Calculation_1:ok" FROM "orders" INNER JOIN "lineitem" ON ("orders"."o_orderkey" = "lineitem"."l_orderkey") WHERE ("orders"."o_orderstatus" IN ('F', 'O')) GROUP BY EXTRACT(YEAR FROM "orders"."o_orderdate");

-- Tableau, the first ten by a measure
SELECT "customer"."c_name" AS "c_name", SUM("orders"."o_totalprice") AS "sum:o_totalprice:ok" FROM "orders" INNER JOIN "customer" ON ("orders"."o_custkey" = "customer"."c_custkey") INNER JOIN (SELECT "orders"."o_custkey" AS "o_custkey", SUM("orders"."o_totalprice") AS "$__alias__0" FROM "orders" GROUP BY "orders"."o_custkey" ORDER BY "$__alias__0" DESC, "o_custkey" ASC LIMIT 10) "t0" ON ("orders"."o_custkey" = "t0"."o_custkey") GROUP BY "customer"."c_name";

-- Power BI, a visual
select * from (select "rows"."c_mktsegment" as "c_mktsegment", sum("rows"."c_acctbal") as "a0" from (select "c_mktsegment", "c_acctbal" from "customer") "rows" group by "rows"."c_mktsegment") "_" where not "_"."a0" is null limit 1000001;

-- Power BI, two tables
select "basetable0"."n_name", count(distinct "basetable0"."c_custkey") as "a0" from (select "$Outer"."c_custkey", "$Inner"."n_name" from (select "_"."c_custkey" as "c_custkey", "_"."c_nationkey" as "c_nationkey2" from "customer" "_") "$Outer" left outer join "nation" "$Inner" on ("$Outer"."c_nationkey2" = "$Inner"."n_nationkey")) "basetable0" group by "basetable0"."n_name";

-- Looker, an explore
SELECT customer.c_mktsegment AS "customer.c_mktsegment", COUNT(DISTINCT orders.o_orderkey) AS "orders.count", COALESCE(SUM(orders.o_totalprice), 0) AS "orders.total" FROM orders AS orders LEFT JOIN customer AS customer ON orders.o_custkey = customer.c_custkey WHERE ((orders.o_orderdate >= '1995-01-01' AND orders.o_orderdate < '1995-07-01')) AND orders.o_orderstatus = 'F' GROUP BY customer.c_mktsegment ORDER BY 2 DESC, 1 FETCH NEXT 500 ROWS ONLY;

-- Grafana, a time series
SELECT o_orderdate AS "time", AVG(o_totalprice) AS "value" FROM orders WHERE o_orderdate BETWEEN '1995-01-01' AND '1995-03-31' GROUP BY o_orderdate ORDER BY 1;

-- Hibernate, an entity with what it refers to
select o1_0.o_orderkey, c1_0.c_custkey, c1_0.c_name, c1_0.c_mktsegment, o1_0.o_orderdate, o1_0.o_totalprice from orders o1_0 left join customer c1_0 on c1_0.c_custkey=o1_0.o_custkey where o1_0.o_orderkey=7;

-- Hibernate, a page of a search
select c1_0.c_custkey, c1_0.c_name, c1_0.c_phone from customer c1_0 where lower(c1_0.c_name) like '%0000001%' order by c1_0.c_name offset 2 rows fetch first 5 rows only;

-- Hibernate, a subquery
select count(c1_0.c_custkey) from customer c1_0 where exists(select 1 from orders o1_0 where o1_0.o_custkey=c1_0.c_custkey and o1_0.o_orderstatus='O') and c1_0.c_acctbal>0;

-- jOOQ, a rank
select "t"."o_custkey", "t"."o_orderkey" from (select "orders"."o_custkey", "orders"."o_orderkey", row_number() over (partition by "orders"."o_custkey" order by "orders"."o_totalprice" desc, "orders"."o_orderkey") as "rn" from "orders") as "t" where "t"."rn" = 1 order by "t"."o_custkey" fetch next 20 rows only;

-- DBeaver, how many rows
SELECT COUNT(*) FROM (SELECT * FROM orders WHERE o_orderstatus = 'F') dbvrcnt;

-- IntelliJ, a sorted grid
SELECT t.* FROM orders t WHERE o_orderstatus = 'P' ORDER BY o_totalprice DESC, o_orderkey LIMIT 501;
