package dev.parley.server.e2e;

import dev.parley.server.e2e.Faults.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// One person of a crowd: a program that speaks JSON Lines, and checks all that it is told.
///
/// Messages are searched for the fields that count rather than parsed, since there are a great many of them.
/// Touched by one thread.
final class Talker {

    private static final String FILLER = " and goes on, as people do, until the line is about as long as most";
    private static final String TYPE = "{\"type\":\"";

    private final String nick;
    private final SocketChannel channel;
    private final Map<Long, Integer> transcript;
    private final Faults faults;
    private final Numbering numbering;
    private final Deque<String> said = new ArrayDeque<>();
    private final Deque<Asked> asked = new ArrayDeque<>();
    private String unfinished = "";
    private boolean hasCommands;
    private boolean gone;
    private int lines;
    private int commands;
    private int version = -1;

    /// A command that waits for its answer.
    private record Asked(String id, long intendedNanos, DelayRecord record) {}

    private Talker(String nick, SocketChannel channel, Map<Long, Integer> transcript, Faults faults) {
        this.nick = nick;
        this.channel = channel;
        this.transcript = transcript;
        this.faults = faults;
        this.numbering = new Numbering(nick, faults);
    }

    /// Connects, and says hello.
    ///
    /// @param transcript a hash of what everybody is told under each number; shared by the crowd
    static Talker connect(int port, String nick, Map<Long, Integer> transcript, Faults faults) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Talker talker = new Talker(nick, channel, transcript, faults);
        talker.send("{\"type\":\"hello\",\"nick\":\"" + nick + "\",\"protocol\":1}");
        return talker;
    }

    SocketChannel channel() {
        return channel;
    }

    /// Whether they were welcomed and know the commands.
    boolean isIn() {
        return numbering.last() >= 0 && hasCommands;
    }

    /// Whether the connection has ended.
    boolean isGone() {
        return gone;
    }

    /// Whether all that they said and asked has come back.
    boolean isQuiet() {
        return said.isEmpty() && asked.isEmpty();
    }

    /// The number of the last thing that happened, as far as they were told.
    long lastNumber() {
        return numbering.last();
    }

    void say() throws IOException {
        String text = nick + " says " + lines++ + FILLER;
        said.add(text);
        send("{\"type\":\"say\",\"text\":\"" + text + "\"}");
    }

    /// Runs a command.
    ///
    /// @param intendedNanos when that should have been
    /// @param record is told how long the answer took
    void ask(String line, long intendedNanos, DelayRecord record) throws IOException {
        String id = "c" + commands++;
        asked.add(new Asked(id, intendedNanos, record));
        send("{\"type\":\"command\",\"line\":\"" + line + "\",\"id\":\"" + id + "\"}");
    }

    /// Reads what has come, and checks it.
    ///
    /// @param buffer to read into; may be shared
    void read(ByteBuffer buffer) {
        try {
            int length = channel.read(buffer.clear());
            if (length < 0) {
                lose("the stream ended");
                return;
            }
        } catch (IOException e) {
            lose(e.toString());
            return;
        }
        long now = System.nanoTime();
        String text = unfinished + StandardCharsets.ISO_8859_1.decode(buffer.flip());
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            message(text.substring(start, end), now);
            start = end + 1;
        }
        unfinished = text.substring(start);
    }

    /// Nothing more comes: checks that nothing is missing.
    void end() {
        numbering.end();
        said.forEach(text -> faults.add(Kind.OWN_LINE, "never came back: " + text));
        asked.forEach(command -> faults.add(Kind.WRONG_ANSWER, nick + " has no answer to " + command.id()));
    }

    void close() throws IOException {
        channel.close();
    }

    private void send(String message) throws IOException {
        if (gone) {
            return;
        }
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(message + "\n");
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server does not read what " + nick + " sends");
        }
    }

    private void lose(String why) {
        gone = true;
        faults.add(Kind.DISCONNECTED, nick + ": " + why);
    }

    private void message(String raw, long now) {
        // A program that is slow to say hello is first asked for its name, as old clients are.
        String line = raw.startsWith("NICK{") ? raw.substring("NICK".length()) : raw;
        String type = line.startsWith(TYPE) ? line.substring(TYPE.length(), line.indexOf('"', TYPE.length())) : line;
        switch (type) {
            case "line" -> heard(line);
            case "joined" -> event(line);
            case "left", "removed" -> {
                event(line);
                faults.add(Kind.DISCONNECTED, nick + " is told " + line);
            }
            case "reply" -> answered(line, now);
            case "error" -> refused(line);
            case "welcome" -> numbering.start(number(line));
            case "commands" -> commandList(line);
            case "farewell" -> faults.add(Kind.DISCONNECTED, nick + " is told " + line);
            default -> faults.add(Kind.UNREADABLE, nick + " is told " + line);
        }
    }

    private void commandList(String line) {
        hasCommands = true;
        if (!line.contains("\"name\":\"hello\"")) {
            faults.add(Kind.UNKNOWN_COMMAND, nick + " gets a list without /hello");
        }
    }

    private void event(String line) {
        long number = number(line);
        numbering.next(number);
        Integer others = transcript.putIfAbsent(number, line.hashCode());
        if (others != null && others != line.hashCode()) {
            faults.add(Kind.DIFFERENT, "only " + nick + " is told " + line);
        }
    }

    private void heard(String line) {
        event(line);
        if (field(line, "from").equals(nick) && !field(line, "text").equals(said.poll())) {
            faults.add(Kind.OWN_LINE, nick + " is told out of turn " + line);
        }
    }

    private void answered(String line, long now) {
        Asked command = asked.poll();
        if (command == null || !field(line, "id").equals(command.id())) {
            faults.add(Kind.WRONG_ANSWER, nick + " asked " + command + " and is told " + line);
            return;
        }
        command.record().add(now - command.intendedNanos());
        int answering = Integer.parseInt(field(line, "text").replace("version ", ""));
        if (answering < version) {
            faults.add(Kind.OLDER_VERSION, nick + " had " + version + " and is told " + line);
        }
        version = answering;
    }

    private void refused(String line) {
        asked.poll();
        boolean unknown = field(line, "code").equals("unknown-command");
        faults.add(unknown ? Kind.UNKNOWN_COMMAND : Kind.WRONG_ANSWER, nick + " is told " + line);
    }

    private static long number(String line) {
        int start = line.indexOf("\"number\":") + "\"number\":".length();
        int end = start;
        while (Character.isDigit(line.charAt(end))) {
            end++;
        }
        return Long.parseLong(line, start, end, 10);
    }

    /// A field whose value has nothing in it that JSON escapes; empty if there is none.
    private static String field(String line, String name) {
        String key = "\"" + name + "\":\"";
        int at = line.indexOf(key);
        return at < 0 ? "" : line.substring(at + key.length(), line.indexOf('"', at + key.length()));
    }
}
