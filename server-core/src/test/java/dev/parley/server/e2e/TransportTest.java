package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.server.app.ParleyServer;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each way to talk to the kernel does the same.
class TransportTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll", "io_uring"})
    void allDialectsTalkAndTheEndIsAReset(String transport) throws InterruptedException {
        assumeThat(!transport.equals("epoll") || Epoll.isAvailable()).isTrue();
        assumeThat(!transport.equals("io_uring") || IoUring.isAvailable()).isTrue();
        ParleyServer server = TestServer.start(folder, "--transport", transport, "--event-loops", "2");
        int port = server.address().getPort();
        try (Peer old = Peer.classic(port, "old");
                Peer netcat = Peer.line(port, "netty")) {
            old.segment("netty joined!");
            Peer program = Peer.json(port, "prog");
            old.segment("prog joined!");
            netcat.line("prog joined!");
            program.send("{\"type\":\"say\",\"text\":\"hello\"}\n");
            old.segment("prog: hello");
            netcat.line("prog: hello");
            assertThat(program.message("line").get("text").getAsString()).isEqualTo("hello");

            Thread stopping =
                    Thread.startVirtualThread(server::close); // it waits until its people have taken their leave
            old.segment("The server is shutting down.").reset();
            netcat.line("The server is shutting down.").end();
            program.message("farewell");
            program.end();
            List.of(old, netcat, program).forEach(Peer::close);
            stopping.join();
        }
    }
}
