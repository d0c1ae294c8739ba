/**
 * Golden files: schema, data, statements, and what each statement must answer. The format is described beside the files,
 * in {@code src/test/resources/golden/README.md}.
 *
 * <p>Start at {@link io.partita.tck.sql.golden.GoldenTest}.
 */
@NullMarked
package io.partita.tck.sql.golden;

import org.jspecify.annotations.NullMarked;
