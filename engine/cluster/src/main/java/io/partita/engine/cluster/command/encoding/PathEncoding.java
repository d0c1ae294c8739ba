package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import io.partita.engine.storage.item.ValueEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths, and the operands of conditions.
 *
 * <pre>
 * path      attribute, number of steps; for each step 0x01 and the name, or 0x02 and the index
 * operand   0x01 and a path, 0x02 and a value, or 0x03 and the path whose size is meant
 * </pre>
 */
final class PathEncoding {
    private static final int NAME = 1;
    private static final int INDEX = 2;

    private static final int PATH = 1;
    private static final int CONSTANT = 2;
    private static final int SIZE = 3;

    private PathEncoding() {}

    static void write(ByteWriter writer, Path path) {
        writer.writeString(path.attribute());
        writer.writeVariable(path.steps().size());
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Name name) {
                writer.writeByte(NAME);
                writer.writeString(name.name());
            } else if (step instanceof Path.Index index) {
                writer.writeByte(INDEX);
                writer.writeVariable(index.index());
            } else {
                throw new IllegalStateException("a step without an encoding: " + step);
            }
        }
    }

    static Path read(ByteReader reader) {
        String attribute = reader.readName();
        int count = reader.readCount();
        if (count == 0) {
            return Path.of(attribute);
        }
        List<Path.Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = reader.readByte();
            steps.add(
                    switch (kind) {
                        case NAME -> new Path.Name(reader.readName());
                        case INDEX -> new Path.Index(reader.readVariableInt());
                        default -> throw reader.corrupt("no step of a path is of the kind " + kind);
                    });
        }
        return new Path(attribute, steps);
    }

    static void writePaths(ByteWriter writer, List<Path> paths) {
        writer.writeVariable(paths.size());
        for (Path path : paths) {
            write(writer, path);
        }
    }

    static List<Path> readPaths(ByteReader reader) {
        int count = reader.readCount();
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(read(reader));
        }
        return paths;
    }

    static void write(ByteWriter writer, Operand operand) {
        if (operand instanceof Path path) {
            writer.writeByte(PATH);
            write(writer, path);
        } else if (operand instanceof Operand.Constant constant) {
            writer.writeByte(CONSTANT);
            ValueEncoding.write(writer, constant.value());
        } else if (operand instanceof Operand.Size size) {
            writer.writeByte(SIZE);
            write(writer, size.path());
        } else {
            throw new IllegalStateException("an operand without an encoding: " + operand);
        }
    }

    static Operand readOperand(ByteReader reader) {
        int kind = reader.readByte();
        return switch (kind) {
            case PATH -> read(reader);
            case CONSTANT -> Operand.of(ValueEncoding.read(reader));
            case SIZE -> new Operand.Size(read(reader));
            default -> throw reader.corrupt("no operand is of the kind " + kind);
        };
    }
}
