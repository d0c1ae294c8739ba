/**
 * The control of tables: what a caller asks for becomes changes of the catalog, which are made known to all who host a part of
 * a table before the caller is answered; and the work of whoever leads replica set 0, which brings what there is to what there
 * should be.
 *
 * <p>Start at {@link io.partita.engine.cluster.administration.TableControl}.
 */
@NullMarked
package io.partita.engine.cluster.administration;

import org.jspecify.annotations.NullMarked;
