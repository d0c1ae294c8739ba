package io.partita.engine.cluster.benchmark;

import com.sun.management.ThreadMXBean;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.WriteResponse;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand.DeleteItem;
import io.partita.engine.cluster.command.ItemCommand.PutItem;
import io.partita.engine.cluster.command.ItemCommand.UpdateItem;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.command.encoding.Answer;
import io.partita.engine.cluster.command.encoding.CommandEncoding;
import io.partita.engine.cluster.command.encoding.ReadEncoding;
import io.partita.engine.cluster.command.encoding.ResultEncoding;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.partition.PartialPage;
import io.partita.engine.storage.item.ItemEncoding;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Prints what the encodings of commands and answers cost, in CPU time and allocation of this thread. Takes no arguments. */
public final class CommandEncodingBenchmark {
    private static final int ROUND = 500_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private CommandEncodingBenchmark() {}

    public static void main(String[] arguments) {
        Item item = ItemEncoding.decode(ItemEncoding.encode(item()));
        byte[] target = Keyspace.ofTable(3, Samples.PK_SK).keyOf(Samples.key("customer#123456", 42));
        Condition condition = new Condition.And(List.of(
                new Condition.Exists(Path.of("pk")),
                Samples.compare("price", Condition.Comparator.LESS, 100),
                Samples.equal("status", "OPEN")));
        Update update = new Update(List.of(
                new Update.SetTo(Path.of("status"), new Update.Constant(AttributeValue.of("SHIPPED"))),
                new Update.Add(Path.of("quantity"), AttributeValue.of(1))));

        commands("put", new PutItem(target, item, null, false));
        commands("put with a condition", new PutItem(target, item, condition, true));
        commands("update", new UpdateItem(target, Samples.key("customer#123456", 42), update, condition, false));
        commands("delete", new DeleteItem(target, null, false));

        Answer<Result> written = new Answer.Given<>(new Result.Written(item, item, WriteResponse.NO_COLLECTION));
        byte[] answer = ResultEncoding.encode(written);
        measure("result: encode", answer.length, 1, () -> ResultEncoding.encode(written).length);
        measure(
                "result: decode",
                answer.length,
                1,
                () -> ResultEncoding.decode(answer).get() == null ? 0 : 1);

        Answer<PartialPage> page = new Answer.Given<>(
                new PartialPage(Collections.nCopies(100, item), 100, 100, 100L * item.sizeBytes(), List.of(), item));
        byte[] hundred = ReadEncoding.encodePage(page);
        measure("page of 100: encode", hundred.length, 50, () -> ReadEncoding.encodePage(page).length);
        measure(
                "page of 100: decode",
                hundred.length,
                50,
                () -> ReadEncoding.decodePage(hundred).get().count());
    }

    private static void commands(String name, Command command) {
        byte[] bytes = CommandEncoding.encode(command);
        measure(name + ": encode", bytes.length, 1, () -> CommandEncoding.encode(command).length);
        measure(
                name + ": decode",
                bytes.length,
                1,
                () -> CommandEncoding.decode(bytes).weight());
    }

    private static void measure(String name, int bytes, int fewer, IntSupplier action) {
        int sum = 0;
        int count = ROUND / fewer;
        for (int round = 0; round < 6; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                sum += action.getAsInt();
            }
            double nanos = (double) (THREADS.getCurrentThreadCpuTime() - start) / count;
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            if (round == 5) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-30s %6d B %8.0f ns %8d B allocated (%d)%n",
                        name,
                        bytes,
                        nanos,
                        allocated / count,
                        sum);
            }
        }
    }

    private static Item item() {
        return Samples.item(
                "pk",
                "customer#123456",
                "sk",
                42,
                "status",
                "SHIPPED",
                "quantity",
                3,
                "price",
                new BigDecimal("19.99"),
                "created",
                1_700_000_000_123L,
                "note",
                "Please leave it with the neighbours, the bell does not work. ".repeat(2),
                "gift",
                false);
    }
}
