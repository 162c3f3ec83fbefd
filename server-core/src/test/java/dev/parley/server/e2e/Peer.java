package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One end of a raw socket, as the old clients, netcat and programs have it. Waits for what it expects for
/// ten seconds at most.
public final class Peer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final byte[] buffer = new byte[1024];
    /// For what has lines. It takes in more than it is asked for, so after it [#receive()] would miss
    /// something.
    private final InputStream in;

    private Peer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /// Connects and says nothing.
    public static Peer connect(int port) {
        return connectFrom("127.0.0.1", port);
    }

    /// Connects from an address of this machine, and says nothing.
    public static Peer connectFrom(String address, int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(address), 0);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new Peer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An old client whose user is in the room.
    public static Peer classic(int port, String nick) {
        return connect(port).segment("NICK").send(nick).greeted(nick);
    }

    /// The old client of the administrator.
    public static Peer classicAdmin(int port) {
        return connect(port)
                .segment("NICK")
                .send("admin")
                .segment("PASS")
                .send("adminpass")
                .greeted("admin");
    }

    /// Expects the greeting, perhaps with what was said before. Its parts are sent 40 ms apart, but whoever is
    /// held up for longer reads them at once: that they come apart is shown by `ClassicSessionIT` and
    /// `ClassicPacingTest`.
    private Peer greeted(String nick) {
        String connected = "Connected to the server!";
        String greeting = receiveUntil(connected);
        assertThat(greeting).startsWith(nick + " joined!" + connected);
        return this;
    }

    /// A person on netcat.
    public static Peer line(int port, String nick) {
        Peer peer = connect(port).send(nick + "\n");
        peer.line("Welcome, " + nick + ". You are in lobby. /help lists the commands.");
        return peer;
    }

    /// A program that has said hello; its welcome and command list are read.
    public static Peer json(int port, String nick) {
        Peer peer = connect(port).send("{\"type\":\"hello\",\"nick\":\"" + nick + "\"}\n");
        peer.message("welcome");
        peer.message("commands");
        return peer;
    }

    public Peer send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public Peer send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Expects the next `recv` to bring just this.
    public Peer segment(String expected) {
        assertThat(receive()).isEqualTo(expected);
        return this;
    }

    /// What comes until something of it reads so, in however many pieces.
    public String receiveUntil(String part) {
        StringBuilder received = new StringBuilder();
        while (received.indexOf(part) < 0) {
            received.append(receive());
        }
        return received.toString();
    }

    /// What the next `recv` brings, as an old client sees it.
    public String receive() {
        try {
            int length = socket.getInputStream().read(buffer);
            assertThat(length).as("bytes received").isPositive();
            return new String(buffer, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Expects the next line to be just this.
    public Peer line(String expected) {
        assertThat(readLine()).isEqualTo(expected);
        return this;
    }

    /// The next line. A greeting that came before the server knew that lines are spoken here is left out.
    public String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b != '\n'; b = in.read()) {
                assertThat(b).as("byte of a line that starts with '%s'", line).isNotEqualTo(-1);
                line.write(b);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("after " + line, e);
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("^NICK(?=.)", "");
    }

    /// Reads a number of lines as fast as it can, without a look at them.
    public void skipLines(int count) {
        try {
            for (int left = count; left > 0; ) {
                int b = in.read();
                assertThat(b).as("byte when %d lines were to come", left).isNotEqualTo(-1);
                left -= b == '\n' ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lines up to one that contains a text; that one is the last.
    public List<String> linesUntil(String part) {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(readLine());
        } while (!lines.getLast().contains(part));
        return lines;
    }

    /// The next message.
    public JsonObject nextMessage() {
        return JsonParser.parseString(readLine()).getAsJsonObject();
    }

    /// The next message, which must be of that type.
    public JsonObject message(String type) {
        JsonObject message = nextMessage();
        assertThat(message.get("type").getAsString()).as("type of %s", message).isEqualTo(type);
        return message;
    }

    /// The next message of that type; others before it are passed over.
    public JsonObject next(String type) {
        while (true) {
            JsonObject message = nextMessage();
            if (message.get("type").getAsString().equals(type)) {
                return message;
            }
        }
    }

    /// Expects the end of the stream.
    public void end() {
        try {
            assertThat(in.read()).as("end of stream").isEqualTo(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Expects a reset, with nothing more to read before it.
    public void reset() {
        try {
            int next = in.read();
            throw new AssertionError("expected a reset, got " + (next < 0 ? "the end of the stream" : "byte " + next));
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
