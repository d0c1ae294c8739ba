package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Conditions and updates that the language can say, at random. */
final class RandomExpressions {
    private static final List<String> NAMES = List.of("a", "b", "size", "x.y", "[3]", "\u00fc", " ", "NOT", "_", "#a");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Condition condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 10)) {
            case 0 -> comparison();
            case 1 -> new Condition.Between(operand(), path(), operand());
            case 2 -> new Condition.In(operand(), list(1 + random.nextInt(4), this::operand));
            case 3 -> random.nextBoolean() ? new Condition.Exists(path()) : new Condition.NotExists(path());
            case 4 -> new Condition.HasType(path(), pick(List.of(AttributeType.values())));
            case 5 -> function();
            case 6, 7 -> new Condition.And(list(2 + random.nextInt(3), () -> condition(depth - 1)));
            case 8 -> new Condition.Or(list(2 + random.nextInt(3), () -> condition(depth - 1)));
            default -> new Condition.Not(condition(depth - 1));
        };
    }

    /** Of which the operands are not the same path, which the language refuses. */
    private Condition comparison() {
        Operand left = operand();
        Operand right = left instanceof Path ? constant() : operand();
        return new Condition.Comparison(pick(List.of(Comparator.values())), left, right);
    }

    private Condition function() {
        Operand text = Operand.of(AttributeValue.of("text" + random.nextInt(3)));
        Path path = path();
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.BeginsWith(path, text);
            case 1 -> new Condition.BeginsWith(text, path);
            case 2 -> new Condition.Contains(path, constant());
            default -> new Condition.Contains(constant(), path);
        };
    }

    private Operand operand() {
        return switch (random.nextInt(3)) {
            case 0 -> path();
            case 1 -> new Operand.Size(path());
            default -> constant();
        };
    }

    private Operand constant() {
        return Operand.of(value());
    }

    private AttributeValue value() {
        return switch (random.nextInt(7)) {
            case 0 -> AttributeValue.of("text" + random.nextInt(3));
            case 1 -> AttributeValue.of(random.nextInt(1000));
            case 2 -> AttributeValue.of(new byte[] {(byte) random.nextInt()});
            case 3 -> AttributeValue.of(random.nextBoolean());
            case 4 -> AttributeValue.nullValue();
            case 5 -> set();
            default -> AttributeValue.of(Map.of("k", AttributeValue.of(List.of(AttributeValue.of(1)))));
        };
    }

    private AttributeValue set() {
        return StringSetValue.of(List.of("x" + random.nextInt(3), "y"));
    }

    private Path path() {
        return new Path(pick(NAMES), list(random.nextInt(3), this::step));
    }

    private Path.Step step() {
        return random.nextBoolean() ? new Path.Name(pick(NAMES)) : new Path.Index(random.nextInt(20));
    }

    /** Actions in the order SET, REMOVE, ADD, DELETE, each on an attribute of its own. */
    Update update() {
        List<Update.Action> actions = new ArrayList<>();
        int sets = random.nextInt(4);
        for (int i = 0; i < sets; i++) {
            actions.add(new Update.SetTo(own("s", i), assigned()));
        }
        int removals = random.nextInt(3);
        for (int i = 0; i < removals; i++) {
            actions.add(new Update.Remove(own("r", i)));
        }
        int additions = random.nextInt(3);
        for (int i = 0; i < additions; i++) {
            actions.add(new Update.Add(own("a", i), random.nextBoolean() ? set() : AttributeValue.of(i)));
        }
        int deletions = actions.isEmpty() ? 1 : random.nextInt(3);
        for (int i = 0; i < deletions; i++) {
            actions.add(new Update.Delete(own("d", i), set()));
        }
        return new Update(actions);
    }

    private Path own(String prefix, int number) {
        return new Path(prefix + number, list(random.nextInt(3), this::step));
    }

    private Update.Value assigned() {
        return switch (random.nextInt(4)) {
            case 0 -> new Update.Plus(number(), number());
            case 1 -> new Update.Minus(number(), number());
            case 2 -> new Update.Constant(value());
            default -> computed(3);
        };
    }

    private Update.Value number() {
        return random.nextBoolean() ? new Update.Constant(AttributeValue.of(random.nextInt(9))) : computed(2);
    }

    private Update.Value computed(int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 3)) {
            case 0 -> new Update.At(path());
            case 1 -> new Update.IfNotExists(path(), random.nextBoolean() ? computed(depth - 1) : elements());
            default -> new Update.ListAppend(random.nextBoolean() ? elements() : computed(depth - 1), elements());
        };
    }

    private Update.Value elements() {
        return new Update.Constant(AttributeValue.of(List.of(AttributeValue.of(random.nextInt(9)))));
    }

    private <T> List<T> list(int size, Supplier<? extends T> element) {
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
