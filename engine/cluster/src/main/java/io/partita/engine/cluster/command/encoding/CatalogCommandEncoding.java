package io.partita.engine.cluster.command.encoding;

import io.partita.engine.cluster.catalog.DefinitionEncoding;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.TableEncoding;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.ActivateIndex;
import io.partita.engine.cluster.command.CatalogCommand.AdoptTable;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import io.partita.engine.cluster.command.CatalogCommand.CreateIndex;
import io.partita.engine.cluster.command.CatalogCommand.CreateTable;
import io.partita.engine.cluster.command.CatalogCommand.DropIndex;
import io.partita.engine.cluster.command.CatalogCommand.DropTable;
import io.partita.engine.cluster.command.CatalogCommand.ForgetTable;
import io.partita.engine.cluster.command.CatalogCommand.MovePartition;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.CatalogCommand.RecordFilled;
import io.partita.engine.cluster.command.CatalogCommand.RedefineTable;
import io.partita.engine.cluster.command.CatalogCommand.RenewTable;
import io.partita.engine.cluster.command.CatalogCommand.ReportCopies;
import io.partita.engine.cluster.command.CatalogCommand.SplitPartition;
import io.partita.engine.cluster.command.CatalogCommand.TruncateTable;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ItemEncoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of the catalog: their parts in the order of their declaration. A definition or a table is the length and bytes of an
 * item, see {@link DefinitionEncoding} and {@link TableEncoding}; an instant is its seconds since 1970 and nanoseconds; a placement is the number of
 * sets and their ids. What is created in set 0 alone has a kind of its own, without a placement, which is all that there
 * once was.
 */
final class CatalogCommandEncoding {
    private static final int ADVANCE_MOVE = 15;
    private static final int CREATE_TABLE = 16;
    private static final int DROP_TABLE = 17;
    private static final int TRUNCATE_TABLE = 18;
    private static final int REDEFINE_TABLE = 19;
    private static final int CREATE_INDEX = 20;
    private static final int ACTIVATE_INDEX = 21;
    private static final int DROP_INDEX = 22;
    private static final int PLACE_TABLE = 23;
    private static final int PLACE_INDEX = 24;
    private static final int RENEW_TABLE = 25;
    private static final int ADOPT_TABLE = 26;
    private static final int FORGET_TABLE = 27;
    private static final int MOVE_PARTITION = 28;
    private static final int RECORD_FILLED = 29;
    private static final int REPORT_COPIES = 30;
    private static final int SPLIT_PARTITION = 31;

    private static final int ROOM = 512;

    private CatalogCommandEncoding() {}

    static boolean hasKind(int kind) {
        return kind >= ADVANCE_MOVE && kind <= SPLIT_PARTITION;
    }

    static ByteWriter write(CatalogCommand command) {
        ByteWriter writer = Envelope.begin(kind(command), ROOM);
        if (command instanceof CreateTable create) {
            writer.writeBytes(ItemEncoding.encode(DefinitionEncoding.encode(create.definition())));
            write(writer, create.created());
            writer.writeSigned(create.partitions());
            writePlacement(writer, create.placement());
        } else if (command instanceof DropTable drop) {
            writer.writeString(drop.table());
        } else if (command instanceof TruncateTable truncate) {
            writer.writeString(truncate.table());
        } else if (command instanceof RedefineTable redefine) {
            writer.writeString(redefine.table());
            writer.writeBytes(ItemEncoding.encode(DefinitionEncoding.encode(redefine.definition())));
        } else if (command instanceof CreateIndex create) {
            writer.writeString(create.table());
            writer.writeBytes(ItemEncoding.encode(DefinitionEncoding.encode(create.definition())));
            writePlacement(writer, create.placement());
        } else if (command instanceof ActivateIndex activate) {
            writer.writeSigned(activate.table());
            writer.writeSigned(activate.index());
        } else if (command instanceof DropIndex drop) {
            writer.writeString(drop.table());
            writer.writeString(drop.index());
        } else if (command instanceof RenewTable renew) {
            writer.writeSigned(renew.table());
        } else if (command instanceof AdoptTable adopt) {
            writer.writeBytes(ItemEncoding.encode(TableEncoding.encode(adopt.table())));
        } else if (command instanceof ForgetTable forget) {
            writer.writeSigned(forget.table());
            writer.writeSigned(forget.version());
        } else if (command instanceof MovePartition move) {
            writer.writeSigned(move.partition());
            writer.writeVariable(move.from());
            writer.writeVariable(move.to());
        } else if (command instanceof RecordFilled filled) {
            writer.writeSigned(filled.table());
            writer.writeSigned(filled.index());
            writer.writeSigned(filled.set());
        } else if (command instanceof SplitPartition split) {
            writer.writeSigned(split.table());
            writer.writeSigned(split.partition());
            writer.writeSigned(split.hash());
            writer.writeSigned(split.version());
        } else if (command instanceof AdvanceMove advance) {
            writer.writeSigned(advance.partition());
            writer.writeSigned(advance.version());
            writer.writeByte(code(advance.step()));
        }
        return writer;
    }

    private static void writePlacement(ByteWriter writer, Placement placement) {
        if (!placement.equals(Placement.EMBEDDED)) {
            writer.writeVariable(placement.sets().size());
            placement.sets().forEach(writer::writeVariable);
        }
    }

    private static void write(ByteWriter writer, Instant instant) {
        writer.writeSigned(instant.getEpochSecond());
        writer.writeVariable(instant.getNano());
    }

    private static int kind(CatalogCommand command) {
        if (command instanceof CreateTable create) {
            return create.placement().equals(Placement.EMBEDDED) ? CREATE_TABLE : PLACE_TABLE;
        } else if (command instanceof DropTable) {
            return DROP_TABLE;
        } else if (command instanceof TruncateTable) {
            return TRUNCATE_TABLE;
        } else if (command instanceof RedefineTable) {
            return REDEFINE_TABLE;
        } else if (command instanceof CreateIndex create) {
            return create.placement().equals(Placement.EMBEDDED) ? CREATE_INDEX : PLACE_INDEX;
        } else if (command instanceof ActivateIndex) {
            return ACTIVATE_INDEX;
        } else if (command instanceof DropIndex) {
            return DROP_INDEX;
        } else if (command instanceof RenewTable) {
            return RENEW_TABLE;
        } else if (command instanceof AdoptTable) {
            return ADOPT_TABLE;
        } else if (command instanceof ForgetTable) {
            return FORGET_TABLE;
        } else if (command instanceof MovePartition) {
            return MOVE_PARTITION;
        } else if (command instanceof RecordFilled) {
            return RECORD_FILLED;
        } else if (command instanceof ReportCopies) {
            return REPORT_COPIES;
        } else if (command instanceof SplitPartition) {
            return SPLIT_PARTITION;
        } else if (command instanceof AdvanceMove) {
            return ADVANCE_MOVE;
        }
        throw new IllegalStateException("a change of the catalog without an encoding: " + command);
    }

    static CatalogCommand read(int kind, ByteReader reader) {
        return switch (kind) {
            case CREATE_TABLE, PLACE_TABLE ->
                new CreateTable(
                        DefinitionEncoding.decodeTable(ItemEncoding.decode(reader.readBytes())),
                        instant(reader),
                        reader.readSignedInt(),
                        kind == CREATE_TABLE ? Placement.EMBEDDED : placement(reader));
            case DROP_TABLE -> new DropTable(reader.readString());
            case TRUNCATE_TABLE -> new TruncateTable(reader.readString());
            case REDEFINE_TABLE ->
                new RedefineTable(
                        reader.readString(), DefinitionEncoding.decodeTable(ItemEncoding.decode(reader.readBytes())));
            case CREATE_INDEX, PLACE_INDEX ->
                new CreateIndex(
                        reader.readString(),
                        DefinitionEncoding.decodeIndex(ItemEncoding.decode(reader.readBytes())),
                        kind == CREATE_INDEX ? Placement.EMBEDDED : placement(reader));
            case ACTIVATE_INDEX -> new ActivateIndex(reader.readSignedInt(), reader.readSignedInt());
            case DROP_INDEX -> new DropIndex(reader.readString(), reader.readString());
            case RENEW_TABLE -> new RenewTable(reader.readSignedInt());
            case ADOPT_TABLE -> new AdoptTable(TableEncoding.decode(ItemEncoding.decode(reader.readBytes())));
            case FORGET_TABLE -> new ForgetTable(reader.readSignedInt(), reader.readSignedLong());
            case MOVE_PARTITION ->
                new MovePartition(reader.readSignedInt(), reader.readVariableInt(), reader.readVariableInt());
            case ADVANCE_MOVE -> new AdvanceMove(reader.readSignedInt(), reader.readSignedLong(), step(reader));
            case RECORD_FILLED ->
                new RecordFilled(reader.readSignedInt(), reader.readSignedInt(), reader.readSignedInt());
            case REPORT_COPIES -> new ReportCopies();
            case SPLIT_PARTITION ->
                new SplitPartition(
                        reader.readSignedInt(),
                        reader.readSignedInt(),
                        reader.readSignedLong(),
                        reader.readSignedLong());
            default -> throw reader.corrupt("no change of the catalog is of the kind " + kind);
        };
    }

    private static int code(MoveStep step) {
        return switch (step) {
            case FREEZE -> 1;
            case THAW -> 2;
            case FINISH -> 3;
            case ABANDON -> 4;
        };
    }

    private static MoveStep step(ByteReader reader) {
        int code = reader.readByte();
        return switch (code) {
            case 1 -> MoveStep.FREEZE;
            case 2 -> MoveStep.THAW;
            case 3 -> MoveStep.FINISH;
            case 4 -> MoveStep.ABANDON;
            default -> throw reader.corrupt("no step of a move has the code " + code);
        };
    }

    private static Placement placement(ByteReader reader) {
        List<Integer> sets = new ArrayList<>();
        for (int i = reader.readCount(); i > 0; i--) {
            sets.add(reader.readVariableInt());
        }
        Placement placement = new Placement(sets);
        if (placement.equals(Placement.EMBEDDED)) {
            throw reader.corrupt("it is placed in set 0 in a way that nobody writes");
        }
        return placement;
    }

    private static Instant instant(ByteReader reader) {
        long seconds = reader.readSignedLong();
        int nanoseconds = reader.readVariableInt();
        if (nanoseconds > 999_999_999) {
            throw reader.corrupt("a second in it has " + nanoseconds + " nanoseconds");
        }
        return Instant.ofEpochSecond(seconds, nanoseconds);
    }
}
