package dev.parley.server.wire;

import dev.parley.bench.TimePerOperation;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// What a line costs in a batch of 32 that is encoded for one dialect; the figure is that of one line.
public class DialectBenchmark extends TimePerOperation {

    private static final int BATCH = 32;

    private final List<RoomEvent> batch = IntStream.range(0, BATCH)
            .<RoomEvent>mapToObj(i -> new Line("lobby", i, 1_760_000_000_000L, "ada", "x".repeat(100)))
            .toList();

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int json() {
        return encode(JsonDialect.INSTANCE);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int line() {
        return encode(LineDialect.INSTANCE);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int classic() {
        return encode(ClassicDialect.INSTANCE);
    }

    private int encode(WireDialect dialect) {
        WireBatch encoded = dialect.encode(batch);
        int bytes = encoded.frame(0, BATCH).bytes().readableBytes();
        encoded.release();
        return bytes;
    }
}
