package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand.DeleteItem;
import io.partita.engine.cluster.command.ItemCommand.PutItem;
import io.partita.engine.cluster.command.ItemCommand.Target;
import io.partita.engine.cluster.command.ItemCommand.UpdateItem;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.FillEntries;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.RecordFill;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of everything that is encoded, with every part that it can have. */
final class Examples {
    private static final Target TARGET = new Target(7, new byte[] {0x10, 0, 0, 0, 3, 0x61});
    private static final Route ROUTE = new Route(4, 9);
    private static final List<Mutation> MUTATIONS = List.of(
            new Mutation(1_000, new byte[] {0x30, 1}, new byte[] {1, 2, 3}), new Mutation(1_001, new byte[] {2}, null));

    private Examples() {}

    static List<Command> commands() {
        return List.of(
                new PutItem(TARGET, Samples.item("pk", "a", "v", 1), null, false),
                new UpdateItem(TARGET, Samples.key("a", 5), update(), condition(), true),
                new UpdateItem(TARGET, Samples.key("a"), new Update(List.of()), null, false),
                new DeleteItem(TARGET, new Condition.Exists(Path.of("pk")), true),
                new CatalogCommand.CreateTable(definition(), Instant.parse("2026-01-02T03:04:05.678901234Z"), 16),
                new CatalogCommand.DropTable("table"),
                new CatalogCommand.TruncateTable("table"),
                new CatalogCommand.RedefineTable("table", TableDefinition.of("other", Samples.PK)),
                new CatalogCommand.CreateIndex(
                        "table", Samples.global("index", "g", "s", IndexProjection.include(Set.of("x", "y")))),
                new CatalogCommand.ActivateIndex(3, 12),
                new CatalogCommand.DropIndex("table", "index"),
                new ApplyChanges(ROUTE, MUTATIONS),
                new FillEntries(ROUTE, 999, MUTATIONS),
                new RecordFill(12, 4, new byte[] {0x10, 0, 0, 0, 3, 0x61}),
                new TrimChanges(4, List.of(1_000L, 1_001L, 1_005L)));
    }

    private static TableDefinition definition() {
        return new TableDefinition(
                "table",
                Samples.PK_SK,
                List.of(new ColumnDefinition("v", AttributeType.S, "VARCHAR(20)")),
                List.of(
                        Samples.local("local", "l", AttributeType.B, IndexProjection.KEYS_ONLY),
                        Samples.global("global", "g", IndexProjection.include(Set.of("x", "y")))),
                Map.of("partita:scan", "warn"),
                new TableSettings(new Throughput(1, 2), Map.of("global", new Throughput(3, 4)), true, true));
    }

    private static Update update() {
        Path path = Samples.path("a.b[2]");
        Update.Value one = new Update.Constant(AttributeValue.of(1));
        Update.Value there = new Update.At(path);
        return new Update(List.of(
                new Update.SetTo(path, new Update.Plus(there, one)),
                new Update.SetTo(Path.of("c"), new Update.Minus(one, there)),
                new Update.SetTo(Path.of("d"), new Update.ListAppend(new Update.IfNotExists(path, one), there)),
                new Update.Remove(Path.of("e")),
                new Update.Add(Path.of("f"), AttributeValue.of(2)),
                new Update.Delete(Path.of("g"), new AttributeValue.StringSetValue(Set.of("x")))));
    }

    private static Condition condition() {
        Path path = Path.of("a");
        Operand constant = Operand.of(AttributeValue.of("x"));
        List<Condition> conditions = new ArrayList<>();
        for (Comparator comparator : Comparator.values()) {
            conditions.add(new Condition.Comparison(comparator, new Operand.Size(path), constant));
        }
        for (AttributeType type : AttributeType.values()) {
            conditions.add(new Condition.HasType(path, type));
        }
        return new Condition.And(List.of(
                new Condition.Or(conditions),
                new Condition.Not(new Condition.Exists(path)),
                new Condition.NotExists(path),
                new Condition.Between(path, constant, constant),
                new Condition.In(path, List.of(constant, path)),
                new Condition.BeginsWith(path, constant),
                new Condition.Contains(path, constant)));
    }
}
