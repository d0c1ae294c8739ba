package io.partita.planner.path;

import io.partita.engine.api.table.KeySchema;
import io.partita.planner.expression.Scalar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a predicate says what a key is, for the rules of Amazon's dialect.
 *
 * @param partitions how many values of the partition key there are; 0 if the predicate does not say
 * @param reads how many keys or ranges would be read
 */
public record KeyCoverage(int partitions, int reads) {

    public static KeyCoverage of(KeySchema key, List<Scalar> conjuncts, KnownValues known) {
        Optional<KeyedAccess> fewest = KeyedAccess.find(new KeyMatcher(key, known), conjuncts).stream()
                .min(Comparator.comparingInt(KeyCoverage::reads));
        if (fewest.isEmpty()) {
            return new KeyCoverage(0, 0);
        }
        long partitions = fewest.get().branches().stream()
                .flatMap(branch -> branch.partitions().stream())
                .distinct()
                .count();
        return new KeyCoverage((int) partitions, reads(fewest.get()));
    }

    private static int reads(KeyedAccess access) {
        return access.branches().stream().mapToInt(KeyMatch::combinations).sum();
    }
}
