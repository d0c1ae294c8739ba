/*
 * The words and signs of the language. Names are plain ("day", t_1, $id) or in double quotes, text stands in
 * single quotes. Anything that is no token at all becomes one of the tokens at the end, so that the lexer itself never
 * fails and one place (LexicalMistakes) can say what is wrong.
 */
lexer grammar PartitaLexer;

options {
    caseInsensitive = true;
}

// Given by ContextualWords, because the lexer cannot know: to '(' and VALUE where they begin a query and a SELECT VALUE,
// and to INTERVAL before a text that names its units itself.
tokens {
    QUERY_OPEN,
    SELECT_VALUE,
    INTERVAL_TEXT
}

// ---- words that are never names, unless quoted ----

ALL: 'ALL';
AND: 'AND';
ANY: 'ANY';
AS: 'AS';
BETWEEN: 'BETWEEN';
CASE: 'CASE';
CROSS: 'CROSS';
CURRENT_DATE: 'CURRENT_DATE';
CURRENT_TIME: 'CURRENT_TIME';
CURRENT_TIMESTAMP: 'CURRENT_TIMESTAMP';
DISTINCT: 'DISTINCT';
ELSE: 'ELSE';
EXCEPT: 'EXCEPT';
EXISTS: 'EXISTS';
FALSE: 'FALSE';
FROM: 'FROM';
GROUP: 'GROUP';
HAVING: 'HAVING';
IN: 'IN';
INNER: 'INNER';
INTERSECT: 'INTERSECT';
IS: 'IS';
JOIN: 'JOIN';
LIKE: 'LIKE';
LIMIT: 'LIMIT';
LOCALTIME: 'LOCALTIME';
LOCALTIMESTAMP: 'LOCALTIMESTAMP';
MISSING: 'MISSING';
NATURAL: 'NATURAL';
NOT: 'NOT';
NULL: 'NULL';
ON: 'ON';
OR: 'OR';
ORDER: 'ORDER';
SELECT: 'SELECT';
SET: 'SET';
SOME: 'SOME';
THEN: 'THEN';
TRUE: 'TRUE';
UNION: 'UNION';
USING: 'USING';
VALUES: 'VALUES';
WHEN: 'WHEN';
WHERE: 'WHERE';
WITH: 'WITH';

// ---- words that are names, but not an alias without AS, because they may follow a table or an expression ----

ALTER: 'ALTER';
AT: 'AT';
BY: 'BY';
CREATE: 'CREATE';
DELETE: 'DELETE';
DROP: 'DROP';
ESCAPE: 'ESCAPE';
FETCH: 'FETCH';
FILTER: 'FILTER';
FULL: 'FULL';
ILIKE: 'ILIKE';
INSERT: 'INSERT';
INTO: 'INTO';
LEFT: 'LEFT';
OFFSET: 'OFFSET';
OVER: 'OVER';
PRECISION: 'PRECISION';
REMOVE: 'REMOVE';
RETURNING: 'RETURNING';
RIGHT: 'RIGHT';
UPDATE: 'UPDATE';
VARYING: 'VARYING';
WINDOW: 'WINDOW';
WITHIN: 'WITHIN';
WITHOUT: 'WITHOUT';

// ---- words that are names, but begin a construct of their own when '(' or a text follows ----

ASYMMETRIC: 'ASYMMETRIC';
CAST: 'CAST';
CUBE: 'CUBE';
DATE: 'DATE';
EXTRACT: 'EXTRACT';
GROUPING: 'GROUPING';
INTERVAL: 'INTERVAL';
JSON_OBJECT: 'JSON_OBJECT';
OVERLAY: 'OVERLAY';
POSITION: 'POSITION';
ROLLUP: 'ROLLUP';
SUBSTRING: 'SUBSTRING';
SYMMETRIC: 'SYMMETRIC';
TIME: 'TIME';
TIMESTAMP: 'TIMESTAMP';
TRIM: 'TRIM';
TRY_CAST: 'TRY_CAST';
UNNEST: 'UNNEST';

// ---- words that are names wherever a name may stand ----

ADD: 'ADD';
ANALYZE: 'ANALYZE';
ASC: 'ASC';
BEGIN: 'BEGIN';
BOTH: 'BOTH';
COLUMN: 'COLUMN';
COMMIT: 'COMMIT';
CONFLICT: 'CONFLICT';
CONSTRAINT: 'CONSTRAINT';
CURRENT: 'CURRENT';
DAY: 'DAY';
DEFAULT: 'DEFAULT';
DESC: 'DESC';
DESCRIBE: 'DESCRIBE';
DO: 'DO';
END: 'END';
EXCLUDED: 'EXCLUDED';
EXCLUDE: 'EXCLUDE';
EXPLAIN: 'EXPLAIN';
FIRST: 'FIRST';
FOLLOWING: 'FOLLOWING';
FOR: 'FOR';
FORMAT: 'FORMAT';
FUNCTIONS: 'FUNCTIONS';
GLOBAL: 'GLOBAL';
GROUPS: 'GROUPS';
HOUR: 'HOUR';
IF: 'IF';
INCLUDE: 'INCLUDE';
INDEX: 'INDEX';
INDEXES: 'INDEXES';
JSON: 'JSON';
KEY: 'KEY';
KEYS: 'KEYS';
LAST: 'LAST';
LEADING: 'LEADING';
LOCAL: 'LOCAL';
MINUTE: 'MINUTE';
MODIFIED: 'MODIFIED';
MONTH: 'MONTH';
NEW: 'NEW';
NEXT: 'NEXT';
NO: 'NO';
NOTHING: 'NOTHING';
NULLS: 'NULLS';
OLD: 'OLD';
ONLY: 'ONLY';
OTHERS: 'OTHERS';
OUTER: 'OUTER';
PARTITION: 'PARTITION';
PLACING: 'PLACING';
PRECEDING: 'PRECEDING';
PRIMARY: 'PRIMARY';
PROJECTION: 'PROJECTION';
QUARTER: 'QUARTER';
RANGE: 'RANGE';
READ: 'READ';
RECURSIVE: 'RECURSIVE';
RELEASE: 'RELEASE';
RENAME: 'RENAME';
REPLACE: 'REPLACE';
ROLLBACK: 'ROLLBACK';
ROW: 'ROW';
ROWS: 'ROWS';
SAVEPOINT: 'SAVEPOINT';
SECOND: 'SECOND';
SETS: 'SETS';
SHOW: 'SHOW';
SORT: 'SORT';
START: 'START';
TABLE: 'TABLE';
TABLES: 'TABLES';
TEXT: 'TEXT';
TIES: 'TIES';
TO: 'TO';
TRAILING: 'TRAILING';
TRANSACTION: 'TRANSACTION';
TRUNCATE: 'TRUNCATE';
UNBOUNDED: 'UNBOUNDED';
UPSERT: 'UPSERT';
VALUE: 'VALUE';
VIEW: 'VIEW';
VIEWS: 'VIEWS';
WEEK: 'WEEK';
WORK: 'WORK';
WRITE: 'WRITE';
YEAR: 'YEAR';
ZONE: 'ZONE';

// ---- signs ----

LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LBRACE: '{';
RBRACE: '}';
SET_OPEN: '<<';
SET_CLOSE: '>>';
COMMA: ',';
DOT: '.';
DOT_STAR: '.' [ \t\r\n]* '*';
SEMICOLON: ';';
COLON: ':';
STAR: '*';
PLUS: '+';
MINUS: '-';
SLASH: '/';
PERCENT: '%';
CONCATENATE: '||';
DOUBLE_COLON: '::';
EQUAL: '=';
NOT_EQUAL: '<>' | '!=';
LESS: '<';
LESS_OR_EQUAL: '<=';
GREATER: '>';
GREATER_OR_EQUAL: '>=';
PARAMETER: '?';

// ---- literals and names ----

STRING: '\'' (~'\'' | '\'\'')* '\'';
BINARY: 'X\'' ~'\''* '\'';
INTEGER: DIGIT+;
DECIMAL: DIGIT+ '.' DIGIT* EXPONENT? | '.' DIGIT+ EXPONENT? | DIGIT+ EXPONENT;
NUMBERED_PARAMETER: '$' DIGIT+;
IDENTIFIER: NAME_START NAME_PART*;
QUOTED_NAME: '"' (~'"' | '""')* '"';

// ---- between the tokens ----

WHITE_SPACE: [ \t\r\n\f\u00A0\uFEFF]+ -> skip;
LINE_COMMENT: '--' ~[\r\n]* -> skip;
COMMENT: '/*' COMMENT_BODY? '*'+ '/' -> skip;
HINT_OPEN: '/*+' -> pushMode(HINTS);

// ---- what is not a token ----

NAME_AFTER_NUMBER: (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) NAME_START NAME_PART*;
UNTERMINATED_STRING: '\'' (~'\'' | '\'\'')*;
UNTERMINATED_NAME: '"' (~'"' | '""')*;
UNTERMINATED_COMMENT: '/*' COMMENT_BODY? '*'*;
UNKNOWN_SIGN: .;

fragment DIGIT: [0-9];
fragment EXPONENT: 'E' [+-]? DIGIT+;
fragment NAME_START: [\p{Alphabetic}_$];
fragment NAME_PART: [\p{Alphabetic}\p{Nd}_$];
// Does not begin with '+', which would make it a hint.
fragment COMMENT_BODY: (~[*+] | '*'+ ~[*/]) (~'*' | '*'+ ~[*/])*;

mode HINTS;

HINT_CLOSE: '*/' -> popMode;
HINT_WORD: [\p{Alphabetic}\p{Nd}_$.:\-]+;
HINT_QUOTED_NAME: '"' (~'"' | '""')+ '"' -> type(QUOTED_NAME);
HINT_LPAREN: '(' -> type(LPAREN);
HINT_RPAREN: ')' -> type(RPAREN);
HINT_SPACE: [ \t\r\n\f,]+ -> skip;
HINT_UNKNOWN_SIGN: . -> type(UNKNOWN_SIGN);
