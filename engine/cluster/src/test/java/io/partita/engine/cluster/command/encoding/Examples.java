package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableSettings;
import io.partita.engine.api.table.TableSettings.Throughput;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand.DeleteItem;
import io.partita.engine.cluster.command.ItemCommand.PutItem;
import io.partita.engine.cluster.command.ItemCommand.UpdateItem;
import io.partita.engine.cluster.command.MeasureRows;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.BeginChanges;
import io.partita.engine.cluster.command.PropagationCommand.CorrectSizes;
import io.partita.engine.cluster.command.PropagationCommand.Correction;
import io.partita.engine.cluster.command.PropagationCommand.FillEntries;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.RecordFill;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.PropagationCommand.SkipChanges;
import io.partita.engine.cluster.command.PropagationCommand.TrimChanges;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.Result.Written;
import io.partita.engine.cluster.command.TransferCommand.Arrival;
import io.partita.engine.cluster.command.TransferCommand.BeginTransfer;
import io.partita.engine.cluster.command.TransferCommand.CompleteTransfer;
import io.partita.engine.cluster.command.TransferCommand.Entry;
import io.partita.engine.cluster.command.TransferCommand.ForgetTouches;
import io.partita.engine.cluster.command.TransferCommand.Progress;
import io.partita.engine.cluster.command.TransferCommand.Touch;
import io.partita.engine.cluster.command.TransferCommand.TransferEntries;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.partition.PageRequest;
import io.partita.engine.cluster.partition.PageRequest.Bounds;
import io.partita.engine.cluster.partition.PageRequest.Evaluation;
import io.partita.engine.cluster.partition.PartialPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of everything that is encoded, with every part that it can have. */
final class Examples {
    private static final byte[] KEY = {0x10, 0, 0, 0, 3, 0x61};
    private static final Arrival ARRIVAL = new Arrival(9, 31);
    private static final Route ROUTE = new Route(4, 9);
    private static final List<Mutation> MUTATIONS = List.of(
            new Mutation(1_000, new byte[] {0x30, 1}, new byte[] {1, 2, 3}), new Mutation(1_001, new byte[] {2}, null));

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private Examples() {}

    static List<Command> commands() {
        return List.of(
                new PutItem(KEY, Samples.item("pk", "a", "v", 1), null, false),
                new UpdateItem(KEY, Samples.key("a", 5), update(), condition(), true),
                new UpdateItem(KEY, Samples.key("a"), new Update(List.of()), null, false),
                new DeleteItem(KEY, new Condition.Exists(Path.of("pk")), true),
                new CatalogCommand.CreateTable(definition(), CREATED, 16, Placement.EMBEDDED),
                new CatalogCommand.CreateTable(definition(), CREATED, 16, new Placement(List.of(3, 1, 2_000))),
                new CatalogCommand.DropTable("table"),
                new CatalogCommand.TruncateTable("table"),
                new CatalogCommand.RedefineTable("table", TableDefinition.of("other", Samples.PK)),
                new CatalogCommand.CreateIndex(
                        "table",
                        Samples.global("index", "g", "s", IndexProjection.include(Set.of("x", "y"))),
                        Placement.EMBEDDED),
                new CatalogCommand.CreateIndex(
                        "table", Samples.global("index", "g", IndexProjection.ALL), new Placement(List.of(3, 1))),
                new CatalogCommand.ActivateIndex(3, 12),
                new CatalogCommand.DropIndex("table", "index"),
                new CatalogCommand.RenewTable(7),
                new CatalogCommand.AdoptTable(table()),
                new CatalogCommand.ForgetTable(7, 1_000),
                new CatalogCommand.MovePartition(9, 2, 3),
                new CatalogCommand.AdvanceMove(9, 1L << 33, CatalogCommand.MoveStep.FREEZE),
                new CatalogCommand.AdvanceMove(9, 3, CatalogCommand.MoveStep.THAW),
                new CatalogCommand.AdvanceMove(9, 3, CatalogCommand.MoveStep.FINISH),
                new CatalogCommand.AdvanceMove(9, 3, CatalogCommand.MoveStep.ABANDON),
                new CatalogCommand.RecordFilled(7, 12, 2),
                new CatalogCommand.SplitPartition(7, 9, -2L, 1_000),
                new CatalogCommand.ReportCopies(),
                new ClusterCommand.FoundCluster(new ClusterIdentity("c-1", "test")),
                new ClusterCommand.RegisterNode("c-1", registration(), 1_700_000_000_000L),
                new ClusterCommand.ChangeNode("node-a", ClusterNode.State.DRAINING, 12),
                new ClusterCommand.CreateSet(3, List.of("a", "b", "c")),
                new ClusterCommand.ChangeSet(3, List.of("a", "b", "d"), ReplicaSetMembers.State.ACTIVE, 13),
                new ClusterCommand.AddTask(1, new Work.CreateSet(3)),
                new ClusterCommand.AddTask(2, new Work.MovePartition(9, 2, 3)),
                new ClusterCommand.AddTask(3, new Work.ReplaceMember(3, "c", "d")),
                new ClusterCommand.AddTask(4, new Work.RetireSet(3)),
                new ClusterCommand.AddTask(5, new Work.DecommissionNode("c")),
                new ClusterCommand.AddTask(6, new Work.FillIndex(7, 12)),
                new ClusterCommand.AddTask(7, new Work.RebuildMember(3, "c")),
                new ClusterCommand.AddTask(8, new Work.CompleteSet(0)),
                new MeasureRows(new byte[] {0x10, 0, 0, 0, 3}, 1 << 20),
                new ClusterCommand.AdvanceTask(6, 2, "waits for set 3", 14),
                new ClusterCommand.FinishTask(6, 15),
                new ApplyChanges(ROUTE, new HashRange(1L << 62, -2), MUTATIONS),
                new FillEntries(ROUTE, 999, MUTATIONS),
                new RecordFill(12, 4, new byte[] {0x10, 0, 0, 0, 3, 0x61}),
                new TrimChanges(4, List.of(1_000L, 1_001L, 1_005L)),
                new SkipChanges(ROUTE, 1_005),
                new BeginChanges(9),
                new CorrectSizes(9, 1_005, List.of(new Correction(7, -3, -4_000), new Correction(12, 5, 1L << 40))),
                new BeginTransfer(ARRIVAL),
                new TransferEntries(
                        ARRIVAL,
                        2,
                        List.of(new Entry(KEY, new byte[] {1, 2}), new Entry(new byte[] {1}, null)),
                        new byte[] {3}),
                new TransferEntries(ARRIVAL, 3, List.of(), null),
                new CompleteTransfer(ARRIVAL, 3, 1_005, List.of(new Progress(4, 999))),
                new ForgetTouches(9, List.of(new Touch(KEY, 1_005))));
    }

    static List<Answer<Result>> results() {
        List<Answer<Result>> answers = new ArrayList<>();
        answers.add(new Answer.Given<>(new Written(null, Samples.item("pk", "a"), WriteResponse.NO_COLLECTION)));
        answers.add(new Answer.Given<>(new Written(Samples.item("pk", "a"), null, 1_000)));
        answers.add(new Answer.Given<>(Result.Done.DONE));
        answers.add(new Answer.Given<>(Result.Outdated.OUTDATED));
        answers.add(new Answer.Given<>(new Result.Begun(3, null)));
        answers.add(new Answer.Given<>(new Result.Begun(4, new byte[] {1, 2})));
        answers.add(new Answer.Given<>(new Result.Measured(1_000, -2L << 33, 1 << 20, new byte[] {0x10, 0, 3})));
        answers.add(new Answer.Given<>(new Result.Measured(1_001, 0, 0, null)));
        answers.add(new Answer.Given<>(new Result.Copies(Map.of(3, 70L, 300, 4L), 12)));
        for (ErrorCode code : ErrorCode.values()) {
            answers.add(new Answer.Refused<>(new StoreException(code, "why not")));
        }
        answers.add(new Answer.Refused<>(StoreException.conditionFailed(null)));
        answers.add(new Answer.Refused<>(StoreException.conditionFailed(Samples.item("pk", "a"))));
        return answers;
    }

    static List<PageRequest> pageRequests() {
        Keyspace items = Keyspace.ofTable(3, Samples.PK_SK);
        KeySchema key = new KeySchema(new KeyAttribute("g", AttributeType.S), null);
        List<PageRequest> requests = new ArrayList<>();
        for (Space space : Space.values()) {
            requests.add(new PageRequest(
                    Keyspace.ofIndex(space, 12, key, Samples.PK_SK),
                    new KeyRange(new byte[] {1}, new byte[] {2}),
                    true,
                    new Evaluation(condition(), Samples.projection("a", "b.c[1]"), false, items),
                    new Bounds(100, 1L << 20)));
        }
        requests.add(new PageRequest(
                items,
                KeyRange.ofPrefix(new byte[] {1}),
                false,
                new Evaluation(null, Projection.WHOLE_ITEM, true, null),
                new Bounds(Integer.MAX_VALUE, Long.MAX_VALUE)));
        return requests;
    }

    static List<Answer<PartialPage>> pages() {
        Item item = Samples.item("pk", "a", "sk", 1);
        return List.of(
                new Answer.Given<>(new PartialPage(List.of(item, Item.EMPTY), 2, 5, 1_000, List.of(400, 500), item)),
                new Answer.Given<>(new PartialPage(List.of(), 0, 0, 0, List.of(), null)),
                new Answer.Refused<>(new StoreException(ErrorCode.UNAVAILABLE, "not the leader")));
    }

    static List<List<byte[]>> keys() {
        return List.of(List.of(), List.of(new byte[] {0x10, 0, 0, 0, 3, 0x61}, new byte[] {1}));
    }

    static List<Answer<List<@Nullable Item>>> items() {
        return List.of(
                new Answer.Given<>(Arrays.asList(Samples.item("pk", "a"), null)),
                new Answer.Refused<>(new StoreException(ErrorCode.UNAVAILABLE, "not the leader")));
    }

    private static NodeRegistration registration() {
        return new NodeRegistration(
                "node-a", "zone-1", "127.0.0.1:7000", "localhost:7001", Set.of(Role.STORAGE, Role.ROUTER), "d-1");
    }

    private static Table table() {
        Catalog catalog = Catalog.EMPTY.withTable(definition(), CREATED, 2, new Placement(List.of(3, 1)));
        return Objects.requireNonNull(catalog.table("table"));
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
