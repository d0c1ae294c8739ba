package io.partita.engine.cluster.metadata;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.cluster.catalog.Document;
import io.partita.engine.cluster.metadata.Work.CompleteSet;
import io.partita.engine.cluster.metadata.Work.CreateSet;
import io.partita.engine.cluster.metadata.Work.DecommissionNode;
import io.partita.engine.cluster.metadata.Work.FillIndex;
import io.partita.engine.cluster.metadata.Work.MovePartition;
import io.partita.engine.cluster.metadata.Work.RebuildMember;
import io.partita.engine.cluster.metadata.Work.ReplaceMember;
import io.partita.engine.cluster.metadata.Work.RetireSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tasks are to bring about, as documents, and back: the kind, and its parts by their names. */
final class WorkEncoding {
    private static final String CREATE_SET = "createSet";
    private static final String MOVE_PARTITION = "movePartition";
    private static final String COMPLETE_SET = "completeSet";
    private static final String REPLACE_MEMBER = "replaceMember";
    private static final String REBUILD_MEMBER = "rebuildMember";
    private static final String RETIRE_SET = "retireSet";
    private static final String DECOMMISSION_NODE = "decommissionNode";
    private static final String FILL_INDEX = "fillIndex";

    private WorkEncoding() {}

    static Map<String, AttributeValue> encode(Work work) {
        Map<String, AttributeValue> document = new LinkedHashMap<>();
        document.put("kind", AttributeValue.of(kind(work)));
        if (work instanceof CreateSet create) {
            document.put("set", AttributeValue.of(create.set()));
        } else if (work instanceof MovePartition move) {
            document.put("partition", AttributeValue.of(move.partition()));
            document.put("from", AttributeValue.of(move.from()));
            document.put("to", AttributeValue.of(move.to()));
        } else if (work instanceof CompleteSet complete) {
            document.put("set", AttributeValue.of(complete.set()));
        } else if (work instanceof ReplaceMember replace) {
            document.put("set", AttributeValue.of(replace.set()));
            document.put("gone", AttributeValue.of(replace.gone()));
            document.put("replacement", AttributeValue.of(replace.replacement()));
        } else if (work instanceof RebuildMember rebuild) {
            document.put("set", AttributeValue.of(rebuild.set()));
            document.put("node", AttributeValue.of(rebuild.node()));
        } else if (work instanceof RetireSet retire) {
            document.put("set", AttributeValue.of(retire.set()));
        } else if (work instanceof DecommissionNode decommission) {
            document.put("node", AttributeValue.of(decommission.node()));
        } else if (work instanceof FillIndex fill) {
            document.put("table", AttributeValue.of(fill.table()));
            document.put("index", AttributeValue.of(fill.index()));
        }
        return document;
    }

    private static String kind(Work work) {
        if (work instanceof CreateSet) {
            return CREATE_SET;
        } else if (work instanceof MovePartition) {
            return MOVE_PARTITION;
        } else if (work instanceof CompleteSet) {
            return COMPLETE_SET;
        } else if (work instanceof ReplaceMember) {
            return REPLACE_MEMBER;
        } else if (work instanceof RebuildMember) {
            return REBUILD_MEMBER;
        } else if (work instanceof RetireSet) {
            return RETIRE_SET;
        } else if (work instanceof DecommissionNode) {
            return DECOMMISSION_NODE;
        } else if (work instanceof FillIndex) {
            return FILL_INDEX;
        }
        throw new IllegalStateException("work without an encoding: " + work);
    }

    static Work decode(Document document) {
        String kind = document.text("kind");
        return switch (kind) {
            case CREATE_SET -> new CreateSet(document.integer("set"));
            case MOVE_PARTITION ->
                new MovePartition(document.integer("partition"), document.integer("from"), document.integer("to"));
            case COMPLETE_SET -> new CompleteSet(document.integer("set"));
            case REPLACE_MEMBER ->
                new ReplaceMember(document.integer("set"), document.text("gone"), document.text("replacement"));
            case REBUILD_MEMBER -> new RebuildMember(document.integer("set"), document.text("node"));
            case RETIRE_SET -> new RetireSet(document.integer("set"));
            case DECOMMISSION_NODE -> new DecommissionNode(document.text("node"));
            case FILL_INDEX -> new FillIndex(document.integer("table"), document.integer("index"));
            default -> throw new IllegalArgumentException("no work is of the kind " + kind);
        };
    }
}
