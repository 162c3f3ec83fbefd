package dev.parley.client.wire;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Decoded;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.ServerMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The connection to a server. Sending and closing are safe for all threads; receiving is for one at a
/// time.
public final class Connection implements AutoCloseable {

    /// What came from the server.
    public sealed interface Received {
        record Message(ServerMessage message) implements Received {}

        /// A line that is no message, as it came.
        record Noise(String text) implements Received {}

        /// Nothing comes any more; the reason fits behind a colon.
        record Ended(String reason) implements Received {}
    }

    public static final int MAX_LINE_BYTES = 1 << 20;

    private final String place;
    private final Socket socket;
    private final BoundedLines lines;
    private final Consumer<String> tap;
    private final ReentrantLock sending = new ReentrantLock();

    private Connection(String place, Socket socket, Consumer<String> tap) throws IOException {
        this.place = place;
        this.socket = socket;
        this.tap = tap;
        this.lines = new BoundedLines(socket.getInputStream(), MAX_LINE_BYTES);
    }

    /// Connects to the first of the host's addresses that answers.
    ///
    /// @param tap is given each message as it came, also one of a type that is not known
    /// @throws IOException the failure of the last address
    static Connection open(Address address, Duration patience, Consumer<String> tap) throws IOException {
        IOException failure = new IOException("the host has no address");
        for (InetAddress each : InetAddress.getAllByName(address.host())) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(each, address.port()), Math.toIntExact(patience.toMillis()));
                socket.setTcpNoDelay(true);
                return new Connection(address.place(), socket, tap);
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    /// Host and port.
    public String place() {
        return place;
    }

    /// The length of a message on the wire, its line end not counted.
    public static int bytesOf(ClientMessage message) {
        return JsonLines.encode(message).getBytes(StandardCharsets.UTF_8).length;
    }

    /// Sends a message. When that fails the connection is over, and [#receive()] says why.
    public void send(ClientMessage message) {
        byte[] line = (JsonLines.encode(message) + "\n").getBytes(StandardCharsets.UTF_8);
        sending.lock();
        try {
            socket.getOutputStream().write(line);
        } catch (IOException e) {
            endInput();
        } finally {
            sending.unlock();
        }
    }

    /// How long [#receive()] waits for more before it takes the connection as ended; zero is for ever.
    void patience(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        } catch (SocketException e) {
            endInput();
        }
    }

    /// Waits for the next message. A type of message that is not known is skipped: the server may be newer.
    public Received receive() {
        try {
            Received received;
            do {
                received = switch (lines.next()) {
                    case BoundedLines.Next.Line(String text) -> received(text);
                    case BoundedLines.Next.TooLong() ->
                        new Received.Ended("the server sent a line of more than " + MAX_LINE_BYTES + " bytes");
                    case BoundedLines.Next.End() -> new Received.Ended("the server hung up");
                };
            } while (received == null);
            return received;
        } catch (SocketTimeoutException e) {
            return new Received.Ended("the server did not answer in time");
        } catch (IOException e) {
            return new Received.Ended(String.valueOf(e.getMessage()));
        }
    }

    /// What a line says, or null for a type of message that is not known. Bytes before the object are
    /// passed over: the server may have greeted us as an old client, by `NICK` without a line end.
    private @Nullable Received received(String line) {
        String object = line.substring(Math.max(0, line.indexOf('{')));
        Decoded<ServerMessage> decoded = JsonLines.decodeServer(object);
        boolean unknown = decoded instanceof Decoded.Malformed<ServerMessage> malformed
                && malformed.code() == ErrorCode.UNKNOWN_TYPE;
        if (unknown || decoded instanceof Decoded.Message<ServerMessage>) {
            tap.accept(object);
        }
        return switch (decoded) {
            case Decoded.Message<ServerMessage>(ServerMessage message) -> new Received.Message(message);
            case Decoded.Malformed<ServerMessage> _ -> unknown ? null : new Received.Noise(line);
        };
    }

    /// Says that nothing more will be sent; what the server still sends can be received.
    public void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            endInput();
        }
    }

    /// Lets [#receive()] come to its end after what has arrived already.
    private void endInput() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
