package dev.parley.server.config;

import dev.parley.protocol.JsonLines;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be set about a server, each declared once, here: `MAX_LINE_BYTES` is the flag `--max-line-bytes`, in
/// `parley.properties` `max-line-bytes`, and in the environment `PARLEY_MAX_LINE_BYTES`.
///
/// No annotations: at a start the JVM needs a tenth of a second to read those (measured).
public enum Setting {
    HOST("ADDRESS", InetAddress.class, "127.0.0.1", "Address to listen on."),
    PORT("PORT", int.class, "55556", "TCP port to listen on; 0 for any free one."),
    PLUGINS("FOLDER", Path.class, "${sys:parley.home:-.}/plugins", "Folder whose *.jar and *.java files are loaded."),
    MAX_PLUGIN_BYTES("BYTES", int.class, "67108864", "Largest plugin jar that is loaded."),
    PLUGINS_MAY_EXIT(
            "IDS", String.class, "none", "Ids of the plugins that may call System.exit, with commas between them."),
    BANS("FILE", Path.class, "${sys:parley.home:-.}/bans.txt", "Banned nicknames, one a line."),
    DATA("FOLDER", Path.class, "${sys:parley.home:-.}/data", "Folder for what the server stores itself."),
    TRANSPORT("KIND", TransportKind.class, "auto", "One of auto, epoll, io_uring, nio."),
    EVENT_LOOPS("COUNT", int.class, "0", "Threads for the network; 0 for one below four cores, else half the cores."),
    MAX_LINE_BYTES("BYTES", int.class, "" + JsonLines.DEFAULT_MAX_LINE_BYTES, "Longest line that is accepted."),
    BACKLOG_BYTES(
            "BYTES",
            int.class,
            "1048576",
            "How much may wait for somebody who reads slowly before they are disconnected."),
    MAX_CONNECTIONS("COUNT", int.class, "16000", "Most connections at the same time."),
    MAX_CONNECTIONS_PER_ADDRESS("COUNT", int.class, "4000", "Most connections at the same time from one address."),
    MAX_ROOMS("COUNT", int.class, "10000", "Most rooms at the same time."),
    HANDSHAKE_TIMEOUT(
            "DURATION",
            Duration.class,
            "10s",
            "How long a connection may take to say its name, and then its password."),
    GUESTS("WHETHER", boolean.class, "true", "Whether people without an account may come in, true or false."),
    HISTORY("WHETHER", boolean.class, "true", "Whether what is said is kept on the disk, true or false."),
    HISTORY_RING_BYTES("BYTES", int.class, "16777216", "How much of what was said may wait for a slow disk."),
    HISTORY_DAYS("DAYS", int.class, "0", "For how many days what is said is kept; 0 for ever."),
    HISTORY_LINES("COUNT", long.class, "0", "How many of the last lines of each room are kept; 0 for all."),
    REPLAY_LINES(
            "COUNT",
            int.class,
            "10",
            "How many of the last lines people on netcat and old clients see when they come in."),
    RATE_PERSON("COUNT", int.class, "5", "How much each person may send in a second on average; 0 for no limit."),
    RATE_ADDRESS(
            "COUNT", int.class, "50", "How much all from one address may send in a second on average; 0 for no limit."),
    RATE_ROOM(
            "COUNT",
            int.class,
            "200",
            "How many lines may be said in one room in a second on average; 0 for no limit.");

    private static final String FLAG = "--";
    private static final String VARIABLE = "PARLEY_";

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String label;
    private final Class<?> type;
    private final String standard;
    private final String description;

    /// @param label what help shows in the place of the value
    /// @param standard the value when nobody says anything, with picocli's variables
    Setting(String label, Class<?> type, String standard, String description) {
        this.label = label;
        this.type = type;
        this.standard = standard;
        this.description = description;
    }

    /// The one of that key, if there is one.
    static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /// The name in a file of settings.
    public String key() {
        return key;
    }

    /// The name on a command line.
    public String flag() {
        return FLAG + key;
    }

    /// The name in the environment.
    public String variable() {
        return VARIABLE + name();
    }

    String label() {
        return label;
    }

    Class<?> type() {
        return type;
    }

    /// The value when nobody says anything, with picocli's variables.
    public String standard() {
        return standard;
    }

    String description() {
        return description;
    }
}
