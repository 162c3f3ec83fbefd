package dev.parley.server.wire;

import dev.parley.server.config.Settings;
import dev.parley.server.session.Conversation;
import dev.parley.server.session.Reception;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one port on which all dialects are spoken. Safe for all threads.
public final class ChatServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChatServer.class);

    /// How much is read from one connection in a tick. What somebody pastes comes back to everybody at many
    /// times its size, and has to fit into the backlogs of those who do read.
    private static final int READ_BYTES = 8 * 1024;

    private static final int TURN_AWAY_MILLIS = 200;
    private static final int ACCEPT_BACKLOG = 4096;

    /// How many connections are accepted in a tick. Netty's default is one, and each tick in which somebody comes
    /// writes to everybody in the lobby: when a thousand come back at once, they shall come in a few ticks.
    private static final int ACCEPTS = 256;

    private final Settings settings;
    private final Reception reception;
    private final Transport transport;
    private final ConnectionLimits limits;
    private final EventLoopGroup loops;
    private final ChannelGroup people = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    private ChatServer(Settings settings, Reception reception) throws IOException {
        this.settings = settings;
        this.reception = reception;
        this.transport = Transport.choose(settings.transport());
        this.limits = new ConnectionLimits(settings.maxConnections(), settings.maxConnectionsPerAddress());
        this.loops = new MultiThreadIoEventLoopGroup(
                loopCount(settings), new DefaultThreadFactory("network"), transport.io());
        ChannelFuture bound = bootstrap().bind(settings.host(), settings.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException("Cannot listen on " + settings.host().getHostAddress() + " port " + settings.port()
                    + ": " + bound.cause().getMessage()
                    + ". Is another server running there? --port chooses another port.");
        }
        this.listening = bound.channel();
        log.info("the network transport is {}", transport.name());
    }

    /// Has the network library loaded, on a thread of its own, so that [#start] need not wait for it. Whether it can
    /// be is for that to say.
    public static void prepare(Settings settings) {
        Thread.ofPlatform().daemon().name("network library").start(() -> {
            try {
                Transport.choose(settings.transport());
            } catch (IOException e) {
                log.debug("the network cannot be prepared", e);
            }
        });
    }

    /// Starts to listen.
    ///
    /// @throws IOException if that is not possible; the message is for the admin
    public static ChatServer start(Settings settings, Reception reception) throws IOException {
        return new ChatServer(settings, reception);
    }

    /// Where the server listens; with port 0 in the settings, on the port that was free.
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /// The transport in use: epoll, io_uring or nio.
    public String transport() {
        return transport.name();
    }

    /// Stops to listen, tells everybody, and waits until they are gone, for a few seconds at most.
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        reception.sessions().all().forEach(session -> session.dismiss("The server is shutting down."));
        people.newCloseFuture().awaitUninterruptibly(WireDialect.LAST_WORDS_SECONDS + 1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private ServerBootstrap bootstrap() {
        WriteBufferWaterMark backlog = new WriteBufferWaterMark(settings.backlogBytes() / 2, settings.backlogBytes());
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new ServerChannelRecvByteBufAllocator()
                                .respectMaybeMoreData(false) // which epoll takes from the descriptor's number
                                .maxMessagesPerRead(ACCEPTS))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, backlog)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(1))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        transport.socketOptions().set(bootstrap);
        return bootstrap;
    }

    private void accept(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            channel.close(); // it was gone before it could be looked at
            return;
        }
        NettyConnection connection =
                new NettyConnection(channel, SendBatch.ofThisLoop().withRing(transport.ring()));
        channel.closeFuture().addListener(_ -> {
            connection.closed();
            limits.leave(NettyConnection.addressOf(peer));
        });
        if (!limits.enter(NettyConnection.addressOf(peer))) {
            turnAway(channel);
            return;
        }
        people.add(channel);
        channel.pipeline()
                .addLast(new DialectDetector(
                        connection,
                        new Conversation(connection, reception),
                        settings.maxLineBytes(),
                        settings.backlogBytes()));
    }

    /// Says why, and closes when what the peer may have said already has been read: unread, it would make the
    /// end a reset, which can overtake the words.
    private static void turnAway(Channel channel) {
        String reason = "There are too many connections. Try again later.\n";
        channel.writeAndFlush(ByteBufUtil.writeAscii(channel.alloc(), reason))
                .addListener(_ -> ((DuplexChannel) channel).shutdownOutput());
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                ReferenceCountUtil.release(message);
            }
        });
        channel.eventLoop().schedule(() -> channel.close(), TURN_AWAY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static int loopCount(Settings settings) {
        int cores = Runtime.getRuntime().availableProcessors();
        // Measured: below four cores a second loop costs more than it brings.
        int best = cores < 4 ? 1 : cores / 2;
        return settings.eventLoops() == 0 ? best : settings.eventLoops();
    }
}
