package dev.parley.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.config.TransportKind;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketOptionsTest {

    @ParameterizedTest
    @EnumSource(
            value = TransportKind.class,
            names = {"AUTO", "NIO"})
    void eachConnectionHasThem(TransportKind kind) throws Exception {
        Transport transport = Transport.choose(kind);
        CompletableFuture<Channel> accepted = new CompletableFuture<>();
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, transport.io());
        try {
            SocketAddress address = Listening.on(transport, loops, accepted::complete);
            try (Socket peer = new Socket()) {
                peer.connect(address);
                Channel connection = accepted.get(10, TimeUnit.SECONDS);
                assertThat(connection.config().getOption(ChannelOption.TCP_NODELAY))
                        .isTrue();
                assertThat(connection.config().getOption(ChannelOption.SO_KEEPALIVE))
                        .isTrue();
                assertThat(connection.config().getOption(ChannelOption.SO_SNDBUF)) // Linux says twice as much
                        .isBetween(SocketOptions.SEND_BUFFER_BYTES, 2 * SocketOptions.SEND_BUFFER_BYTES);
            }
        } finally {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
        }
    }
}
