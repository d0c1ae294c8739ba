package io.partita.planner.path;

/**
 * An access path that was considered, for EXPLAIN and for the message that refuses a scan.
 *
 * @param description one line: {@code IndexQuery by_country (country = ?)}
 * @param verdict why it was chosen or not: {@code chosen}, {@code no condition on partition key "id"},
 *     {@code 120 read units}
 */
public record Candidate(String description, String verdict) {}
