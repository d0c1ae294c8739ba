/*
 * The language. Written so that one token decides nearly everywhere: no rule is left-recursive, operators of one kind
 * stand in flat lists (the tree builder groups them), and words that mean two things have been told apart before
 * (ContextualWords). Only brackets and CASE make the parser call itself, and their depth is bounded before it runs.
 * Labels spare the tree builder a search where most statements come by.
 */
parser grammar PartitaParser;

options {
    tokenVocab = PartitaLexer;
}

text
    : statement SEMICOLON* EOF
    ;

statement
    : dataStatement
    | explain
    | create
    | drop
    | alterTable
    | show
    | describe
    | begin
    | commit
    | rollback
    | savepoint
    | release
    ;

dataStatement
    : query
    | insert
    | update
    | delete
    | truncate
    | exists
    ;

explain
    : EXPLAIN ANALYZE? (LPAREN FORMAT (TEXT | JSON) RPAREN)? dataStatement
    ;

// ---- queries ----

query
    : tables=with? body=queryBody order=orderBy? bounds=limits?
    ;

with
    : WITH RECURSIVE? commonTable (COMMA commonTable)*
    ;

commonTable
    : identifier columnNames? AS QUERY_OPEN query RPAREN
    ;

queryBody
    : queryTerm ((UNION | EXCEPT) (ALL | DISTINCT)? queryTerm)*
    ;

queryTerm
    : queryPrimary (INTERSECT (ALL | DISTINCT)? queryPrimary)*
    ;

queryPrimary
    : select
    | values
    | QUERY_OPEN query RPAREN
    ;

values
    : VALUES row (COMMA row)*
    ;

row
    : LPAREN expression (COMMA expression)* RPAREN
    | QUERY_OPEN query RPAREN
    ;

select
    : SELECT hinted=hints? quantifier=(DISTINCT | ALL)? (SELECT_VALUE value=expression | output=selectItems)
        source=from? condition=where? groups=groupBy? groupCondition=having? named=windows?
    ;

selectItems
    : selectItem (COMMA selectItem)*
    ;

// Before .* only a name is an expression that means something; the tree builder sees to it.
selectItem
    : STAR
    | expression (DOT_STAR | AS anyName | bareAlias)?
    ;

from
    : FROM relation (COMMA relation)*
    ;

where
    : WHERE expression
    ;

groupBy
    : GROUP BY groupItem (COMMA groupItem)*
    ;

groupItem
    : expression
    | rollup
    | GROUPING SETS LPAREN groupingSet (COMMA groupingSet)* RPAREN
    ;

rollup
    : (ROLLUP | CUBE) (LPAREN expression (COMMA expression)* RPAREN | QUERY_OPEN query RPAREN)
    ;

// Anything but a name, a call or a number stands in parentheses.
groupingSet
    : LPAREN expressions? RPAREN
    | QUERY_OPEN query RPAREN
    | rollup
    | collection
    | INTEGER
    ;

having
    : HAVING expression
    ;

windows
    : WINDOW namedWindow (COMMA namedWindow)*
    ;

namedWindow
    : identifier AS window
    ;

orderBy
    : ORDER BY sortItem (COMMA sortItem)*
    ;

sortItem
    : expression (ASC | DESC)? (NULLS (FIRST | LAST))?
    ;

limits
    : limit offset?
    | offset (limit | fetch)?
    | fetch
    ;

limit
    : LIMIT count
    ;

offset
    : OFFSET count (ROW | ROWS)?
    ;

fetch
    : FETCH (FIRST | NEXT) count? (ROW | ROWS) ONLY
    ;

count
    : INTEGER
    | PARAMETER
    ;

hints
    : HINT_OPEN hint* HINT_CLOSE
    ;

hint
    : HINT_WORD (LPAREN (HINT_WORD | QUOTED_NAME)* RPAREN)?
    ;

// ---- relations ----

relation
    : relationPrimary join*
    ;

join
    : CROSS JOIN relationPrimary
    | NATURAL joinKind? JOIN relationPrimary
    | joinKind? JOIN relationPrimary joinCondition?
    ;

joinKind
    : INNER
    | (LEFT | RIGHT | FULL) OUTER?
    ;

joinCondition
    : ON expression
    | USING columnNames
    ;

relationPrimary
    : QUERY_OPEN query RPAREN (alias=tableAlias columnNames?)?
    | LPAREN inner=relation RPAREN
    | LBRACE IDENTIFIER inner=relation RBRACE
    | UNNEST LPAREN source=path RPAREN alias=tableAlias? (AT ordinal=identifier)?
    | source=path alias=tableAlias? (AT ordinal=identifier)?
    ;

tableAlias
    : AS identifier
    | bareAlias
    ;

// ---- expressions, the loosest operator first ----

expression
    : conjunction (OR conjunction)*
    ;

conjunction
    : NOT* predicate (AND NOT* predicate)*
    ;

predicate
    : arithmetic test*
    ;

test
    : (EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) (
        arithmetic
        | (ANY | SOME | ALL) QUERY_OPEN query RPAREN
    )
    | IS NOT? (NULL | MISSING | TRUE | FALSE | DISTINCT FROM arithmetic | typeName)
    | NOT? (in | between | like)
    ;

in
    : IN (
        LPAREN expressions? RPAREN
        | LBRACKET expressions? RBRACKET
        | SET_OPEN expressions? SET_CLOSE
        | QUERY_OPEN query RPAREN
        | PARAMETER
        | collection
    )
    ;

between
    : BETWEEN (SYMMETRIC | ASYMMETRIC)? arithmetic AND arithmetic
    ;

like
    : (LIKE | ILIKE) arithmetic (ESCAPE arithmetic | LBRACE ESCAPE arithmetic RBRACE)?
    ;

// The tree builder groups by precedence: * / % before + - before ||.
arithmetic
    : operand ((PLUS | MINUS | STAR | SLASH | PERCENT | CONCATENATE) operand)*
    ;

// Signs, then a path, a call or another value, then steps into what it holds, then types that it is cast to.
operand
    : (PLUS | MINUS)* (valueName arguments? | literal | PARAMETER | primary) pathStep* castStep*
    ;

castStep
    : DOUBLE_COLON typeName
    ;

collection
    : valueName arguments? pathStep*
    ;

path
    : valueName pathStep*
    ;

// Every word is a name after a dot: ContextualWords has made it an IDENTIFIER.
pathStep
    : DOT (IDENTIFIER | QUOTED_NAME)
    | LBRACKET (INTEGER | STRING) RBRACKET
    ;

primary
    : parenthesized
    | QUERY_OPEN query RPAREN
    | exists
    | mapOrEscape
    | list
    | set
    | case
    | cast
    | extract
    | trim
    | substring
    | position
    | overlay
    | jsonObject
    | currentTime
    ;

expressions
    : expression (COMMA expression)*
    ;

parenthesized
    : LPAREN expression (COMMA expression)* RPAREN
    ;

exists
    : EXISTS QUERY_OPEN query RPAREN
    ;

// ---- literals ----

literal
    : STRING
    | INTEGER
    | DECIMAL
    | BINARY
    | TRUE
    | FALSE
    | NULL
    | MISSING
    | (DATE | TIME | TIMESTAMP) STRING
    | INTERVAL (STRING | INTEGER) temporalField
    | INTERVAL_TEXT STRING
    ;

temporalField
    : YEAR
    | QUARTER
    | MONTH
    | WEEK
    | DAY
    | HOUR
    | MINUTE
    | SECOND
    ;

// {'name': value, ..}, or one of JDBC's escapes: {d '..'}, {t '..'}, {ts '..'}, {fn f(..)}.
mapOrEscape
    : LBRACE (IDENTIFIER operand | mapEntry (COMMA mapEntry)*)? RBRACE
    ;

mapEntry
    : STRING COLON expression
    ;

list
    : LBRACKET expressions? RBRACKET
    ;

set
    : SET_OPEN expressions? SET_CLOSE
    ;

// ---- functions ----

arguments
    : (LPAREN argumentList RPAREN | QUERY_OPEN query RPAREN) withinGroup? filter? over?
    ;

argumentList
    : STAR
    | ((DISTINCT | ALL)? expressions orderBy?)?
    ;

withinGroup
    : WITHIN GROUP LPAREN orderBy RPAREN
    ;

filter
    : FILTER LPAREN where RPAREN
    ;

over
    : OVER (identifier | window)
    ;

window
    : LPAREN identifier? (PARTITION BY expressions)? orderBy? frame? RPAREN
    ;

frame
    : (ROWS | RANGE | GROUPS) (BETWEEN frameBound AND frameBound | frameBound) exclusion?
    ;

exclusion
    : EXCLUDE (CURRENT ROW | GROUP | TIES | NO OTHERS)
    ;

frameBound
    : UNBOUNDED (PRECEDING | FOLLOWING)
    | CURRENT ROW
    | arithmetic (PRECEDING | FOLLOWING)
    ;

case
    : CASE expression? when+ (ELSE expression)? END
    ;

when
    : WHEN expression THEN expression
    ;

cast
    : (CAST | TRY_CAST) LPAREN expression AS typeName RPAREN
    ;

extract
    : EXTRACT LPAREN (identifier | STRING) FROM expression RPAREN
    ;

trim
    : TRIM LPAREN (LEADING | TRAILING | BOTH)? FROM expression RPAREN
    | TRIM LPAREN (LEADING | TRAILING | BOTH)? expression (FROM expression)? RPAREN
    | TRIM QUERY_OPEN query RPAREN
    ;

substring
    : SUBSTRING LPAREN expression (
        FROM expression (FOR expression)?
        | COMMA expression (COMMA expression)?
    ) RPAREN
    ;

position
    : POSITION LPAREN arithmetic (IN | COMMA) expression RPAREN
    ;

overlay
    : OVERLAY LPAREN expression (
        PLACING expression FROM expression (FOR expression)?
        | COMMA expression COMMA expression (COMMA expression)?
    ) RPAREN
    ;

jsonObject
    : JSON_OBJECT LPAREN (jsonEntry (COMMA jsonEntry)*)? RPAREN
    ;

jsonEntry
    : KEY? expression (VALUE | COLON | COMMA) expression
    ;

currentTime
    : (CURRENT_DATE | CURRENT_TIME | CURRENT_TIMESTAMP | LOCALTIME | LOCALTIMESTAMP) (LPAREN INTEGER? RPAREN)?
    ;

// ---- writing ----

insert
    : (INSERT | UPSERT | REPLACE) hints? INTO writtenTable insertSource onConflict? returning?
    ;

// An index here is an error with a text of its own.
writtenTable
    : identifier (DOT (IDENTIFIER | QUOTED_NAME))?
    ;

insertSource
    : VALUE expression
    | columnNames? query
    ;

onConflict
    : ON CONFLICT DO (NOTHING | REPLACE EXCLUDED? | UPDATE SET assignment (COMMA assignment)* where?)
    ;

update
    : UPDATE hints? writtenTable tableAlias? updateClause+ where? returning?
    ;

updateClause
    : SET assignment (COMMA assignment)*
    | REMOVE path (COMMA path)*
    ;

assignment
    : path EQUAL expression
    ;

delete
    : DELETE hints? FROM writtenTable tableAlias? where? returning?
    ;

returning
    : RETURNING ((ALL | MODIFIED) (OLD | NEW))? selectItems
    ;

truncate
    : TRUNCATE TABLE? identifier
    ;

// ---- definitions ----

create
    : CREATE (createTable | createIndex | createView)
    ;

createTable
    : TABLE ifNotExists? identifier LPAREN tableElement (COMMA tableElement)* RPAREN withOptions?
    ;

tableElement
    : primaryKey
    | indexDeclaration
    | columnDeclaration
    ;

primaryKey
    : (CONSTRAINT identifier)? PRIMARY KEY columnNames
    ;

columnDeclaration
    : identifier typeName columnConstraint*
    ;

columnConstraint
    : keyRole
    | NOT NULL
    | NULL
    | DEFAULT operand
    ;

keyRole
    : PARTITION KEY
    | SORT KEY
    | PRIMARY KEY
    ;

indexDeclaration
    : (GLOBAL | LOCAL)? INDEX identifier indexBody
    ;

indexBody
    : LPAREN indexColumn (COMMA indexColumn)* RPAREN projection? withOptions?
    ;

indexColumn
    : identifier keyRole?
    | identifier typeName keyRole?
    ;

projection
    : PROJECTION (ALL | KEYS | INCLUDE columnNames)
    ;

withOptions
    : WITH LPAREN option (COMMA option)* RPAREN
    ;

option
    : identifier EQUAL operand
    ;

createIndex
    : (GLOBAL | LOCAL)? INDEX ifNotExists? identifier ON identifier indexBody
    ;

createView
    : (OR REPLACE)? VIEW ifNotExists? identifier columnNames? AS query
    ;

drop
    : DROP (TABLE ifExists? identifier | INDEX ifExists? identifier ON identifier | VIEW ifExists? identifier)
    ;

alterTable
    : ALTER TABLE identifier alteration (COMMA alteration)*
    ;

alteration
    : ADD indexDeclaration
    | ADD COLUMN? columnDeclaration
    | DROP INDEX identifier
    | DROP COLUMN? identifier
    | SET (LPAREN option (COMMA option)* RPAREN | option (COMMA option)*)
    | RENAME TO identifier
    ;

ifNotExists
    : IF NOT EXISTS
    ;

ifExists
    : IF EXISTS
    ;

// The words and the numbers; which of them are types is for the binder to say.
typeName
    : typeWord (PRECISION | VARYING | SET)? (LPAREN INTEGER (COMMA INTEGER)* RPAREN)? ((WITH | WITHOUT) TIME ZONE)?
    ;

typeWord
    : IDENTIFIER
    | plainWord
    | constructWord
    ;

// ---- everything else ----

show
    : SHOW TABLES (LIKE STRING)?
    | SHOW FUNCTIONS (LIKE STRING)?
    | SHOW INDEXES ((FROM | ON | IN) identifier)?
    | SHOW VIEWS (LIKE STRING)?
    | SHOW CREATE (TABLE | VIEW) identifier
    ;

describe
    : (DESCRIBE | DESC) TABLE? identifier
    ;

begin
    : (BEGIN (TRANSACTION | WORK)? | START TRANSACTION) (READ (ONLY | WRITE))?
    ;

commit
    : COMMIT (TRANSACTION | WORK)?
    ;

rollback
    : ROLLBACK (TRANSACTION | WORK)? (TO SAVEPOINT? identifier)?
    ;

savepoint
    : SAVEPOINT identifier
    ;

release
    : RELEASE SAVEPOINT? identifier
    ;

// ---- names ----

columnNames
    : LPAREN identifier (COMMA identifier)* RPAREN
    ;

identifier
    : IDENTIFIER
    | QUOTED_NAME
    | plainWord
    | clauseWord
    | constructWord
    ;

// Where a value may stand, the words of constructs are names only as ContextualWords leaves them.
valueName
    : IDENTIFIER
    | QUOTED_NAME
    | plainWord
    | clauseWord
    ;

bareAlias
    : IDENTIFIER
    | QUOTED_NAME
    | plainWord
    | constructWord
    ;

anyName
    : IDENTIFIER
    | QUOTED_NAME
    | plainWord
    | clauseWord
    | constructWord
    | reservedWord
    ;

plainWord
    : ADD | ANALYZE | ASC | BEGIN | BOTH | COLUMN | COMMIT | CONFLICT | CONSTRAINT | CURRENT | DAY
    | DEFAULT | DESC | DESCRIBE | DO | END | EXCLUDE | EXCLUDED | EXPLAIN | FIRST | FOLLOWING | FOR
    | FORMAT | FUNCTIONS | GLOBAL | GROUPS | HOUR | IF | INCLUDE | INDEX | INDEXES | JSON | KEY
    | KEYS | LAST | LEADING | LOCAL | MINUTE | MODIFIED | MONTH | NEW | NEXT | NO | NOTHING | NULLS
    | OLD | ONLY | OTHERS | OUTER | PARTITION | PLACING | PRECEDING | PRIMARY | PROJECTION | QUARTER
    | RANGE | READ | RECURSIVE | RELEASE | RENAME | REPLACE | ROLLBACK | ROW | ROWS | SAVEPOINT
    | SECOND | SETS | SHOW | SORT | START | TABLE | TABLES | TEXT | TIES | TO | TRAILING
    | TRANSACTION | TRUNCATE | UNBOUNDED | UPSERT | VALUE | VIEW | VIEWS | WEEK | WORK | WRITE | YEAR
    | ZONE
    ;

clauseWord
    : ALTER | AT | BY | CREATE | DELETE | DROP | ESCAPE | FETCH | FILTER | FULL | ILIKE | INSERT
    | INTO | LEFT | OFFSET | OVER | PRECISION | REMOVE | RETURNING | RIGHT | UPDATE | VARYING
    | WINDOW | WITHIN | WITHOUT
    ;

constructWord
    : ASYMMETRIC | CAST | CUBE | DATE | EXTRACT | GROUPING | INTERVAL | JSON_OBJECT | OVERLAY
    | POSITION | ROLLUP | SUBSTRING | SYMMETRIC | TIME | TIMESTAMP | TRIM | TRY_CAST | UNNEST
    ;

reservedWord
    : ALL | AND | ANY | AS | BETWEEN | CASE | CROSS | CURRENT_DATE | CURRENT_TIME | CURRENT_TIMESTAMP
    | DISTINCT | ELSE | EXCEPT | EXISTS | FALSE | FROM | GROUP | HAVING | IN | INNER | INTERSECT
    | IS | JOIN | LIKE | LIMIT | LOCALTIME | LOCALTIMESTAMP | MISSING | NATURAL | NOT | NULL | ON
    | OR | ORDER | SELECT | SET | SOME | THEN | TRUE | UNION | USING | VALUES | WHEN | WHERE | WITH
    ;
