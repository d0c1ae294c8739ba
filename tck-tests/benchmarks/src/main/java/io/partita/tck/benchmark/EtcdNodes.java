package io.partita.tck.benchmark;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three processes of etcd, asked over its own protocol, gRPC; of its messages only what is needed is written here. */
final class EtcdNodes implements AutoCloseable {
    private static final int COUNT = 3;
    private static final int PORTS = 2;
    private static final MethodDescriptor<byte[], byte[]> PUT = method("Put");
    private static final MethodDescriptor<byte[], byte[]> RANGE = method("Range");

    /** Of the requests: the first two are those of both. */
    private static final int KEY = 1;

    private static final int VALUE = 2;
    private static final int SERIALIZABLE = 7;

    private final List<RunningPeer> nodes = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();

    private EtcdNodes() {}

    /** @param program as {@code /usr/bin/etcd} */
    static EtcdNodes start(Path directory, String program) throws IOException {
        EtcdNodes cluster = new EtcdNodes();
        List<Integer> ports = new ArrayList<>();
        int from = 18_000;
        for (int i = 0; i < COUNT; i++) {
            from = RunningPeer.freePorts(from, PORTS);
            ports.add(from);
            from += PORTS;
        }
        String members = IntStream.range(0, COUNT)
                .mapToObj(i -> "etcd-" + i + "=http://127.0.0.1:" + (ports.get(i) + 1))
                .collect(Collectors.joining(","));
        for (int i = 0; i < COUNT; i++) {
            String clients = "http://127.0.0.1:" + ports.get(i);
            String peers = "http://127.0.0.1:" + (ports.get(i) + 1);
            List<String> command = List.of(
                    program,
                    "--name=etcd-" + i,
                    "--data-dir=" + directory.resolve("etcd-" + i),
                    "--listen-client-urls=" + clients,
                    "--advertise-client-urls=" + clients,
                    "--listen-peer-urls=" + peers,
                    "--initial-advertise-peer-urls=" + peers,
                    "--initial-cluster=" + members,
                    "--initial-cluster-state=new");
            RunningPeer node =
                    new RunningPeer(command, Files.createDirectories(directory).resolve("etcd-" + i + ".log"));
            cluster.nodes.add(node);
            node.start();
            cluster.channels.add(NettyChannelBuilder.forAddress("127.0.0.1", ports.get(i))
                    .usePlaintext()
                    .build());
        }
        return cluster;
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("etcdserverpb.KV/" + name)
                .build();
    }

    /** Requests and answers as they are on the wire. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Puts a value under each of some keys. */
    void fill(int keys) {
        for (int key = 0; key < keys; key++) {
            ClientCalls.blockingUnaryCall(
                    channels.get(0),
                    PUT,
                    CallOptions.DEFAULT.withWaitForReady(),
                    request("k" + key, Rows.payload(key), false));
        }
    }

    /** Puts of new values, through one of the three. */
    Workload.Operation put(int slot, int keys) {
        ManagedChannel channel = channels.get(slot % COUNT);
        SplittableRandom random = new SplittableRandom(slot);
        return new Asked(() -> ClientCalls.blockingUnaryCall(
                channel,
                PUT,
                CallOptions.DEFAULT.withWaitForReady(),
                request("k" + random.nextInt(keys), Rows.payload(random.nextLong() >>> 1), false)));
    }

    /** Reads, through one of the three. */
    Workload.Operation get(int slot, int keys, boolean strong) {
        ManagedChannel channel = channels.get(slot % COUNT);
        SplittableRandom random = new SplittableRandom(slot);
        return new Asked(() -> {
            byte[] answer = ClientCalls.blockingUnaryCall(
                    channel,
                    RANGE,
                    CallOptions.DEFAULT.withWaitForReady(),
                    request("k" + random.nextInt(keys), "", !strong));
            if (answer.length < Settings.PAYLOAD_BYTES) {
                throw new IllegalStateException("not the value that was asked for");
            }
        });
    }

    private static byte[] request(String key, String value, boolean serializable) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        field(bytes, KEY, key);
        if (!value.isEmpty()) {
            field(bytes, VALUE, value);
        }
        if (serializable) {
            bytes.write(SERIALIZABLE << 3);
            bytes.write(1);
        }
        return bytes.toByteArray();
    }

    private static void field(ByteArrayOutputStream bytes, int number, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        bytes.write((number << 3) | 2);
        int length = content.length;
        while (length > 127) {
            bytes.write((length & 127) | 128);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.writeBytes(content);
    }

    private record Asked(Runnable request) implements Workload.Operation {
        @Override
        public long run() {
            request.run();
            return 1;
        }

        @Override
        public void close() {
            // The connection is everybody's.
        }
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        nodes.forEach(RunningPeer::close);
    }
}
