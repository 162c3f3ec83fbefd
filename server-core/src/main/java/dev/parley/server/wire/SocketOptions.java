package dev.parley.server.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;

/// What the kernel is told of the socket of each connection: to send at once what is written, to find out when the
/// peer is gone, and to keep little for a reader who has stopped.
enum SocketOptions {

    /// Set on the socket that listens, of which the sockets that it accepts have them, on Linux: so a connection does
    /// not cost three calls more.
    INHERITED {
        @Override
        void set(ServerBootstrap bootstrap) {
            bootstrap
                    .option(new IntegerUnixChannelOption("TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY), 1)
                    .option(new IntegerUnixChannelOption("SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE), 1)
                    .option(new IntegerUnixChannelOption("SO_SNDBUF", SOL_SOCKET, SO_SNDBUF), SEND_BUFFER_BYTES);
        }
    },

    /// Set on each socket that is accepted.
    FOR_EACH {
        @Override
        void set(ServerBootstrap bootstrap) {
            bootstrap
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.SO_KEEPALIVE, true)
                    .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        }
    };

    /// The kernel would keep megabytes for a reader who has stopped, before the server's own bound even
    /// starts to count.
    static final int SEND_BUFFER_BYTES = 256 * 1024;

    // As Linux has them, on x86-64 and on AArch64.
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_KEEPALIVE = 9;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;

    abstract void set(ServerBootstrap bootstrap);
}
