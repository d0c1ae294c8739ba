/**
 * The rules of ARCHITECTURE.md, checked against the compiled classes and the source files.
 *
 * <p>Start at {@link io.partita.tck.architecture.HouseRules}.
 */
@NullMarked
package io.partita.tck.architecture;

import org.jspecify.annotations.NullMarked;
