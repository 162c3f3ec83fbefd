package dev.parley.server.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.function.Consumer;

/// A free port of this machine on which a transport accepts, without a server behind it.
final class Listening {

    private Listening() {}

    /// Listens until the loops are shut down.
    ///
    /// @param accepted is handed each connection, on its loop
    static SocketAddress on(Transport transport, EventLoopGroup loops, Consumer<Channel> accepted)
            throws InterruptedException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(transport.serverChannel())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted.accept(channel);
                    }
                });
        transport.socketOptions().set(bootstrap);
        return bootstrap
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel()
                .localAddress();
    }
}
