package io.partita.planner.definition;

import io.partita.parser.syntax.Expression.StringLiteral;
import io.partita.parser.syntax.Statement.Option;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The options of WITH (…). */
final class TableOptions {
    /** The tag that keeps the table's own scan policy. */
    private static final String SCAN_TAG = "partita:scan";

    private static final Set<String> LATER = Set.of("billing", "read_units", "write_units", "ttl", "stream");

    private TableOptions() {}

    static Map<String, String> tags(List<Option> options) {
        Map<String, String> tags = new HashMap<>();
        for (Option option : options) {
            String name = option.name().text().toLowerCase(Locale.ROOT);
            if (LATER.contains(name)) {
                throw Refusal.notYet("the option " + name + " is", option.position());
            } else if (!name.equals("scan")) {
                throw Refusal.invalid(
                        "there is no table option " + name + "; there is scan = 'reject' | 'warn' | 'allow'",
                        option.position());
            } else if (tags.put(SCAN_TAG, scanPolicy(option)) != null) {
                throw Refusal.twice("option", option.name());
            }
        }
        return tags;
    }

    private static String scanPolicy(Option option) {
        if (option.value() instanceof StringLiteral literal) {
            String value = literal.value().toLowerCase(Locale.ROOT);
            for (ScanPolicy policy : ScanPolicy.values()) {
                if (policy.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return value;
                }
            }
        }
        throw Refusal.invalid(
                "scan is 'reject', 'warn' or 'allow'", option.value().position());
    }
}
