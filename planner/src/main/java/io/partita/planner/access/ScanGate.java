package io.partita.planner.access;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.path.AccessPath.SegmentedScan;
import io.partita.planner.path.ScanRefusal;
import io.partita.planner.plan.TableAccess;
import io.partita.planner.session.Execution.Warning;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The scan policy, enforced before the first request: the statement's hint goes before the table's policy, and that
 * before the session's.
 */
final class ScanGate {
    private ScanGate() {}

    /**
     * Lets a scan pass, with a warning if the policy asks for one.
     *
     * @return the bound that a preview must keep, or null if the scan may read everything
     * @throws QueryException SCAN_REFUSED
     */
    static PageSize.@Nullable Preview pass(AccessRead read, SegmentedScan scan) {
        TableAccess access = read.access();
        SessionOptions options = read.context().options();
        ScanPolicy hinted = access.hints().scanPolicy();
        ScanPolicy policy = hinted == null ? options.scanPolicy() : hinted;
        if (policy == ScanPolicy.ALLOW) {
            return null;
        }
        String refusal = ScanRefusal.message(scan, access.estimate(), access.considered(), access.advice());
        boolean preview = policy == ScanPolicy.REJECT;
        if (preview && !(read.demand().bounded() && options.scanPreviewItems() > 0)) {
            throw new QueryException(QueryErrorCode.SCAN_REFUSED, refusal);
        }
        read.context().execution().warn(new Warning(Warning.SCAN, warning(read, scan, preview)));
        return preview
                ? new PageSize.Preview(
                        options.scanPreviewItems(),
                        evaluated -> new QueryException(
                                QueryErrorCode.SCAN_REFUSED,
                                "the first " + evaluated + " items of " + what(scan)
                                        + " did not hold enough rows, and a scan that is a preview may evaluate no more"
                                        + " (scanPreviewItems); " + refusal))
                : null;
    }

    private static String warning(AccessRead read, SegmentedScan scan, boolean preview) {
        return preview
                ? "reads up to " + read.context().options().scanPreviewItems() + " items of " + what(scan)
                : String.format(
                        Locale.ROOT,
                        "reads all of %s, about %,.1f read units",
                        what(scan),
                        read.access().estimate().readUnits());
    }

    private static String what(SegmentedScan scan) {
        String table = "table \"" + scan.table().name() + "\"";
        return scan.index() == null ? table : "index \"" + scan.index() + "\" of " + table;
    }

    /** The index that a scan reads, or null for the table. */
    static @Nullable IndexDefinition index(SegmentedScan scan) {
        String index = scan.index();
        return index == null ? null : Branch.index(scan.table(), index);
    }
}
