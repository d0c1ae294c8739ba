package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions: the kind in a byte, then the parts in the order of their declaration; of a list its count and elements.
 * Comparators and attribute types are a byte each.
 */
final class ConditionEncoding {
    private static final int AND = 1;
    private static final int OR = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int BETWEEN = 5;
    private static final int IN = 6;
    private static final int EXISTS = 7;
    private static final int NOT_EXISTS = 8;
    private static final int HAS_TYPE = 9;
    private static final int BEGINS_WITH = 10;
    private static final int CONTAINS = 11;

    private ConditionEncoding() {}

    static void write(ByteWriter writer, Condition condition) {
        write(writer, condition, 0);
    }

    private static void write(ByteWriter writer, Condition condition, int depth) {
        if (condition instanceof Condition.And and) {
            writeAll(writer, AND, and.conditions(), depth);
        } else if (condition instanceof Condition.Or or) {
            writeAll(writer, OR, or.conditions(), depth);
        } else if (condition instanceof Condition.Not not) {
            writer.writeByte(NOT);
            write(writer, not.condition(), Nesting.deeper(depth));
        } else if (condition instanceof Condition.Exists exists) {
            writer.writeByte(EXISTS);
            PathEncoding.write(writer, exists.path());
        } else if (condition instanceof Condition.NotExists absent) {
            writer.writeByte(NOT_EXISTS);
            PathEncoding.write(writer, absent.path());
        } else {
            writeOfOperands(writer, condition);
        }
    }

    private static void writeAll(ByteWriter writer, int kind, List<Condition> conditions, int depth) {
        writer.writeByte(kind);
        writer.writeVariable(conditions.size());
        for (Condition condition : conditions) {
            write(writer, condition, Nesting.deeper(depth));
        }
    }

    private static void writeOfOperands(ByteWriter writer, Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            writer.writeByte(COMPARISON);
            writer.writeByte(code(comparison.comparator()));
            writeBoth(writer, comparison.left(), comparison.right());
        } else if (condition instanceof Condition.Between between) {
            writer.writeByte(BETWEEN);
            PathEncoding.write(writer, between.operand());
            writeBoth(writer, between.low(), between.high());
        } else if (condition instanceof Condition.In in) {
            writer.writeByte(IN);
            PathEncoding.write(writer, in.operand());
            writer.writeVariable(in.candidates().size());
            in.candidates().forEach(candidate -> PathEncoding.write(writer, candidate));
        } else if (condition instanceof Condition.HasType hasType) {
            writer.writeByte(HAS_TYPE);
            PathEncoding.write(writer, hasType.path());
            writer.writeByte(TypeCodes.of(hasType.attributeType()));
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            writer.writeByte(BEGINS_WITH);
            writeBoth(writer, beginsWith.path(), beginsWith.prefix());
        } else if (condition instanceof Condition.Contains contains) {
            writer.writeByte(CONTAINS);
            writeBoth(writer, contains.path(), contains.element());
        } else {
            throw new IllegalStateException("a condition without an encoding: " + condition);
        }
    }

    private static void writeBoth(ByteWriter writer, Operand first, Operand second) {
        PathEncoding.write(writer, first);
        PathEncoding.write(writer, second);
    }

    static Condition read(ByteReader reader) {
        return read(reader, 0);
    }

    private static Condition read(ByteReader reader, int depth) {
        int kind = reader.readByte();
        return switch (kind) {
            case AND -> new Condition.And(readAll(reader, depth));
            case OR -> new Condition.Or(readAll(reader, depth));
            case NOT -> new Condition.Not(read(reader, Nesting.deeper(reader, depth)));
            case COMPARISON -> new Condition.Comparison(readComparator(reader), operand(reader), operand(reader));
            case BETWEEN -> new Condition.Between(operand(reader), operand(reader), operand(reader));
            case IN -> new Condition.In(operand(reader), readOperands(reader));
            case EXISTS -> new Condition.Exists(PathEncoding.read(reader));
            case NOT_EXISTS -> new Condition.NotExists(PathEncoding.read(reader));
            case HAS_TYPE -> new Condition.HasType(operand(reader), TypeCodes.read(reader));
            case BEGINS_WITH -> new Condition.BeginsWith(operand(reader), operand(reader));
            case CONTAINS -> new Condition.Contains(operand(reader), operand(reader));
            default -> throw reader.corrupt("no condition is of the kind " + kind);
        };
    }

    private static Operand operand(ByteReader reader) {
        return PathEncoding.readOperand(reader);
    }

    private static List<Condition> readAll(ByteReader reader, int depth) {
        int count = reader.readCount();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            conditions.add(read(reader, Nesting.deeper(reader, depth)));
        }
        return conditions;
    }

    private static List<Operand> readOperands(ByteReader reader) {
        int count = reader.readCount();
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operands.add(operand(reader));
        }
        return operands;
    }

    private static int code(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> 1;
            case NOT_EQUAL -> 2;
            case LESS -> 3;
            case LESS_OR_EQUAL -> 4;
            case GREATER -> 5;
            case GREATER_OR_EQUAL -> 6;
        };
    }

    private static Comparator readComparator(ByteReader reader) {
        int code = reader.readByte();
        return switch (code) {
            case 1 -> Comparator.EQUAL;
            case 2 -> Comparator.NOT_EQUAL;
            case 3 -> Comparator.LESS;
            case 4 -> Comparator.LESS_OR_EQUAL;
            case 5 -> Comparator.GREATER;
            case 6 -> Comparator.GREATER_OR_EQUAL;
            default -> throw reader.corrupt("no comparator has the code " + code);
        };
    }
}
