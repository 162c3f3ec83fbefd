package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Decoded;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server that does what a test tells it, one connection after the other. For one thread. Every wait is
/// bounded.
public final class FakeServer implements AutoCloseable {

    public static final int PATIENCE_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 150;
    public static final int MAX_LINE_BYTES = 200;
    public static final long TIME = 1_700_000_000_000L;

    private final int port;
    private ServerSocket listening;
    private @Nullable Socket socket;
    private @Nullable BufferedReader lines;
    private String nick = "";
    private long number;
    private long epoch = 7;
    private @Nullable Integer rate;

    public FakeServer() {
        try {
            listening = listen(0);
            port = listening.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address as a person writes it.
    public String as(String nick) {
        return nick + "@" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port;
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /// Says from now on how many messages it takes in a second.
    public FakeServer limit(int perSecond) {
        rate = perSecond;
        return this;
    }

    /// Takes no more connections, as if it had been stopped.
    public FakeServer stopListening() {
        return io(() -> {
            listening.close();
            return this;
        });
    }

    public FakeServer listenAgain() {
        return io(() -> {
            listening = listen(port);
            return this;
        });
    }

    public FakeServer accept() {
        return io(() -> {
            socket = listening.accept();
            socket.setSoTimeout(PATIENCE_MILLIS);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return this;
        });
    }

    /// Accepts a connection and lets it in.
    public FakeServer welcome() {
        return accept().letIn(expect(ClientMessage.Hello.class).nick());
    }

    public FakeServer letIn(String as) {
        nick = as;
        return send(
                new ServerMessage.Welcome(
                        1, "Fake 1", as, "lobby", ++number, epoch, 1, TIME, MAX_LINE_BYTES, rate, null),
                new ServerMessage.Commands(List.of()));
    }

    /// The next message, which must be of that type. Signs of life are given on the way.
    public <M extends ClientMessage> M expect(Class<M> type) {
        while (true) {
            String line = io(() -> lines.readLine());
            assertThat(line).as("the connection is open").isNotNull();
            assertThat(JsonLines.decodeClient(line)).isInstanceOf(Decoded.Message.class);
            ClientMessage message = ((Decoded.Message<ClientMessage>) JsonLines.decodeClient(line)).message();
            if (message instanceof ClientMessage.Ping(String id) && id != null && id.startsWith("pulse")) {
                send(new ServerMessage.Pong(id));
            } else {
                assertThat(message).isInstanceOf(type);
                return type.cast(message);
            }
        }
    }

    public FakeServer expectSaid(String text) {
        assertThat(expect(ClientMessage.Say.class).text()).isEqualTo(text);
        return this;
    }

    /// Expects a command and tells its id.
    public String expectCommand(String line) {
        ClientMessage.Command command = expect(ClientMessage.Command.class);
        assertThat(command.line()).isEqualTo(line);
        assertThat(command.id()).isNotNull();
        return command.id();
    }

    /// Expects that the client stays and sends nothing, for as long as a client that wanted to leave would
    /// need.
    public FakeServer expectSilence() {
        return io(() -> {
            socket.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> lines.readLine()).isInstanceOf(SocketTimeoutException.class);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return this;
        });
    }

    public FakeServer expectEnd() {
        assertThat(io(() -> lines.readLine())).as("nothing more is sent").isNull();
        return this;
    }

    /// Expects that the client asks whether all is done, answers that it is, and lets it go.
    public void letGo() {
        send(new ServerMessage.Pong(expect(ClientMessage.Ping.class).id()))
                .expectEnd()
                .hangUp();
    }

    public FakeServer send(ServerMessage... messages) {
        for (ServerMessage message : messages) {
            sendRaw(JsonLines.encode(message) + "\n");
        }
        return this;
    }

    public FakeServer sendRaw(String text) {
        return io(() -> {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        });
    }

    /// A line in the room; the server speaks when there is nobody.
    public FakeServer line(@Nullable String from, String text) {
        return send(new ServerMessage.Line("lobby", ++number, TIME, from, text));
    }

    /// A line that is said while the client is not there.
    public ServerMessage.Line unheardLine(String from, String text) {
        return new ServerMessage.Line("lobby", ++number, TIME, from, text);
    }

    /// The number of the next event.
    public long nextNumber() {
        return ++number;
    }

    /// The server has been started again.
    public FakeServer countAnew() {
        number = 0;
        epoch++;
        return this;
    }

    /// Answers the question for what was missed.
    public FakeServer fillIn(ServerMessage.Line... lines) {
        ClientMessage.History question = expect(ClientMessage.History.class);
        return send(new ServerMessage.History(question.id(), "lobby", List.of(lines), false, 1));
    }

    /// The client's own line comes back.
    public FakeServer echo(String text) {
        return line(nick, text);
    }

    public FakeServer hangUp() {
        return io(() -> {
            socket.close();
            return this;
        });
    }

    @Override
    public void close() {
        io(() -> {
            listening.close();
            if (socket != null) {
                socket.close();
            }
            return this;
        });
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T io(Io<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
