/**
 * Definitions to plans: CREATE TABLE and its kin, SHOW and DESCRIBE. Needs nothing of the relational road.
 *
 * <p>Start at {@link io.partita.planner.definition.DefinitionBinder}.
 */
@NullMarked
package io.partita.planner.definition;

import org.jspecify.annotations.NullMarked;
