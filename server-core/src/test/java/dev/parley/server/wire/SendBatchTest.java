package dev.parley.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.protocol.ServerMessage;
import dev.parley.server.config.TransportKind;
import dev.parley.server.room.Dialect;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a tick sends to many real sockets, and with how many system calls.
class SendBatchTest {

    private static final int PEOPLE = 2 * SendBatch.SIZE + 10;
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
    private final List<Socket> peers = new ArrayList<>();
    private final List<NettyConnection> connections = new ArrayList<>();
    private Callable<Uring> maker;
    private EventLoopGroup loops;
    private SocketAddress address;
    private int said;

    @BeforeEach
    void open() throws Exception {
        Transport transport = Transport.choose(TransportKind.AUTO);
        assumeTrue(transport.ring() != null, "there is no epoll here");
        maker = transport.ring();
        loops = new MultiThreadIoEventLoopGroup(1, transport.io());
        address = Listening.on(transport, loops, accepted::add);
    }

    @AfterEach
    void close() throws Exception {
        for (Socket peer : peers) {
            peer.close();
        }
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
    }

    @Test
    void manyAreWrittenToWithFewCallsFromWhenTheRingIsThere() throws Exception {
        come(PEOPLE, maker);
        assertThat(tick("hello")).isEqualTo(PEOPLE);
        awaitRing();
        assertThat(tick("hello")).isEqualTo(3);
        everybodyReadsAll();
    }

    @Test
    void withoutARingEachIsWrittenToByItself() throws Exception {
        come(PEOPLE, null);
        for (int i = 0; i < 20; i++) {
            assertThat(tick("hello")).isEqualTo(PEOPLE);
        }
        everybodyReadsAll();
    }

    @Test
    void aSystemThatHasNoneIsAskedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Callable<Uring> none = () -> {
            asked.incrementAndGet();
            throw new IOException("there is none");
        };
        for (int i = 0; i < 3; i++) {
            come(SendBatch.SIZE, none);
            for (int k = 0; k < 200; k++) {
                assertThat(tick("hello")).isEqualTo(connections.size());
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void fewAreNotWorthARing() throws Exception {
        come(SendBatch.SIZE - 1, maker);
        for (int i = 0; i < 20; i++) {
            assertThat(tick("hello")).isEqualTo(SendBatch.SIZE - 1);
        }
        everybodyReadsAll();
    }

    @Test
    void whoReadsLateMissesNothing() throws Exception {
        come(PEOPLE, maker);
        tick("hello");
        awaitRing();
        String much = "x".repeat(2_000);
        for (int i = 0; i < 1_000; i++) { // more than the kernel takes of a socket that nobody reads
            tick(much);
        }
        everybodyReadsAll();
    }

    @Test
    void whoHasGoneKeepsNothingFromTheOthers() throws Exception {
        come(PEOPLE, maker);
        tick("hello");
        awaitRing();
        Socket gone = peers.removeFirst();
        gone.setSoLinger(true, 0); // so that its end is a reset
        gone.close();
        for (int i = 0; i < 20; i++) {
            tick("hello");
        }
        everybodyReadsAll();
    }

    @Test
    void whatIsSaidToOneOfThemComesBehindTheLine() throws Exception {
        come(PEOPLE, maker);
        tick("hello");
        awaitRing();
        onLoop(() -> {
            Dialect.Batch batch = write("hello");
            NettyConnection last = connections.getLast(); // the ring has it still
            last.send(new ServerMessage.Reply(null, "for you", null));
            batch.release();
        });
        BufferedReader reader = reader(peers.getLast());
        for (int number = 1; number <= said; number++) {
            assertThat(reader.readLine()).endsWith("hello " + number);
        }
        assertThat(reader.readLine()).endsWith("for you");
    }

    private void come(int people, @Nullable Callable<Uring> ring) throws Exception {
        for (int i = 0; i < people; i++) {
            Socket peer = new Socket();
            peers.add(peer);
            peer.setSoTimeout(PATIENCE_SECONDS * 1_000);
            peer.connect(address);
            Channel channel = accepted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            onLoop(() -> {
                NettyConnection connection =
                        new NettyConnection(channel, SendBatch.ofThisLoop().withRing(ring));
                connection.speak(LineDialect.INSTANCE);
                channel.closeFuture().addListener(_ -> {
                    connection.closed();
                    connections.remove(connection);
                });
                connections.add(connection);
            });
        }
    }

    /// Ticks until the ring is there.
    private void awaitRing() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (tick("hello") == PEOPLE && System.nanoTime() < end) {
            assumeTrue(hasRing(), "this system has no io_uring");
        }
    }

    private static boolean hasRing() {
        try {
            Uring.open(1).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Says something to everybody in one tick.
    ///
    /// @return how many system calls that took
    private long tick(String text) throws Exception {
        long[] calls = {0};
        onLoop(() -> {
            long before = SendBatch.ofThisLoop().calls();
            write(text).release();
            calls[0] = SendBatch.ofThisLoop().calls() - before;
        });
        return calls[0];
    }

    private Dialect.Batch write(String text) {
        said++;
        ServerMessage.Line line = new ServerMessage.Line("lobby", said, 0, "ada", text + " " + said, null, null);
        Dialect.Batch batch = LineDialect.INSTANCE.encode(List.of(line));
        List<NettyConnection> all = List.copyOf(connections);
        all.forEach(connection -> connection.write(batch.frame(0, 1)));
        all.forEach(NettyConnection::flush);
        return batch;
    }

    private void everybodyReadsAll() throws IOException {
        for (Socket peer : peers) {
            BufferedReader reader = reader(peer);
            for (int number = 1; number <= said; number++) {
                assertThat(reader.readLine()).endsWith(" " + number);
            }
        }
    }

    private static BufferedReader reader(Socket peer) throws IOException {
        return new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
    }

    private void onLoop(Runnable task) throws Exception {
        loops.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
