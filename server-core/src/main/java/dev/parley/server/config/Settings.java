package dev.parley.server.config;

import dev.parley.protocol.JsonLines;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/// All settings of a server. Each component is declared once, here: its option is the flag, the flag's name
/// is also the key in `parley.properties` (`max-line-bytes`) and, in capitals, the environment variable
/// (`PARLEY_MAX_LINE_BYTES`).
///
/// Immutable, safe for all threads.
public record Settings(
        @Option(
                names = "--host",
                paramLabel = "ADDRESS",
                defaultValue = "127.0.0.1",
                description = "Address to listen on.")
        InetAddress host,

        @Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "55556",
                description = "TCP port to listen on; 0 for any free one.")
        int port,

        @Option(
                names = "--plugins",
                paramLabel = "FOLDER",
                defaultValue = "${sys:parley.home:-.}/plugins",
                description = "Folder whose *.jar and *.java files are loaded.")
        Path plugins,

        @Option(
                names = "--max-plugin-bytes",
                paramLabel = "BYTES",
                defaultValue = "67108864",
                description = "Largest plugin jar that is loaded.")
        int maxPluginBytes,

        @Option(
                names = "--plugins-may-exit",
                paramLabel = "IDS",
                defaultValue = "none",
                description = "Ids of the plugins that may call System.exit, with commas between them.")
        String pluginsMayExit,

        @Option(
                names = "--bans",
                paramLabel = "FILE",
                defaultValue = "${sys:parley.home:-.}/bans.txt",
                description = "Banned nicknames, one a line.")
        Path bans,

        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                defaultValue = "${sys:parley.home:-.}/data",
                description = "Folder for what the server stores itself.")
        Path data,

        @Option(
                names = "--transport",
                paramLabel = "KIND",
                defaultValue = "auto",
                description = "One of auto, epoll, io_uring, nio.")
        TransportKind transport,

        @Option(
                names = "--event-loops",
                paramLabel = "COUNT",
                defaultValue = "0",
                description = "Threads for the network; 0 for one below four cores, else half the cores.")
        int eventLoops,

        @Option(
                names = "--max-line-bytes",
                paramLabel = "BYTES",
                defaultValue = "" + JsonLines.DEFAULT_MAX_LINE_BYTES,
                description = "Longest line that is accepted.")
        int maxLineBytes,

        @Option(
                names = "--backlog-bytes",
                paramLabel = "BYTES",
                defaultValue = "1048576",
                description = "How much may wait for somebody who reads slowly before they are disconnected.")
        int backlogBytes,

        @Option(
                names = "--max-connections",
                paramLabel = "COUNT",
                defaultValue = "16000",
                description = "Most connections at the same time.")
        int maxConnections,

        @Option(
                names = "--max-connections-per-address",
                paramLabel = "COUNT",
                defaultValue = "4000",
                description = "Most connections at the same time from one address.")
        int maxConnectionsPerAddress,

        @Option(
                names = "--max-rooms",
                paramLabel = "COUNT",
                defaultValue = "10000",
                description = "Most rooms at the same time.")
        int maxRooms,

        @Option(
                names = "--handshake-timeout",
                paramLabel = "DURATION",
                defaultValue = "10s",
                description = "How long a connection may take to say its name, and then its password.")
        Duration handshakeTimeout,

        @Option(
                names = "--guests",
                paramLabel = "WHETHER",
                defaultValue = "true",
                description = "Whether people without an account may come in, true or false.")
        boolean guests,

        @Option(
                names = "--history",
                paramLabel = "WHETHER",
                defaultValue = "true",
                description = "Whether what is said is kept on the disk, true or false.")
        boolean history,

        @Option(
                names = "--history-ring-bytes",
                paramLabel = "BYTES",
                defaultValue = "16777216",
                description = "How much of what was said may wait for a slow disk.")
        int historyRingBytes,

        @Option(
                names = "--history-days",
                paramLabel = "DAYS",
                defaultValue = "0",
                description = "For how many days what is said is kept; 0 for ever.")
        int historyDays,

        @Option(
                names = "--history-lines",
                paramLabel = "COUNT",
                defaultValue = "0",
                description = "How many of the last lines of each room are kept; 0 for all.")
        long historyLines,

        @Option(
                names = "--replay-lines",
                paramLabel = "COUNT",
                defaultValue = "10",
                description = "How many of the last lines people on netcat and old clients see when they come in.")
        int replayLines,

        @Option(
                names = "--rate-person",
                paramLabel = "COUNT",
                defaultValue = "5",
                description = "How much each person may send in a second on average; 0 for no limit.")
        int ratePerson,

        @Option(
                names = "--rate-address",
                paramLabel = "COUNT",
                defaultValue = "50",
                description = "How much all from one address may send in a second on average; 0 for no limit.")
        int rateAddress,

        @Option(
                names = "--rate-room",
                paramLabel = "COUNT",
                defaultValue = "200",
                description = "How many lines may be said in one room in a second on average; 0 for no limit.")
        int rateRoom) {

    private static final int LINES_IN_BACKLOG = 8;
    private static final int LINES_IN_RING = 8;

    /// The settings as they are.
    ///
    /// @throws IllegalArgumentException if a number is out of its range; the message names the setting and
    /// the range
    public Settings {
        within("port", port, 0, 65_535);
        within("event-loops", eventLoops, 0, 1_024);
        within("max-plugin-bytes", maxPluginBytes, 1_024, 1 << 30);
        within("max-line-bytes", maxLineBytes, 128, 1 << 20);
        within("backlog-bytes", backlogBytes, 1 << 14, 1 << 30);
        within("max-connections", maxConnections, 1, 10_000_000);
        within("max-connections-per-address", maxConnectionsPerAddress, 1, 10_000_000);
        within("max-rooms", maxRooms, 1, 10_000_000);
        if (backlogBytes < LINES_IN_BACKLOG * (long) maxLineBytes) {
            throw new IllegalArgumentException("backlog-bytes must be at least " + LINES_IN_BACKLOG
                    + " times max-line-bytes (" + maxLineBytes + "), or one long line would throw out its readers");
        }
        within("handshake-timeout (in milliseconds)", handshakeTimeout.toMillis(), 100, 3_600_000);
        within("history-ring-bytes", historyRingBytes, 1 << 16, 1 << 28);
        if (historyRingBytes < LINES_IN_RING * (long) maxLineBytes) {
            throw new IllegalArgumentException("history-ring-bytes must be at least " + LINES_IN_RING
                    + " times max-line-bytes (" + maxLineBytes + ")");
        }
        within("history-days", historyDays, 0, 36_500);
        within("history-lines", historyLines, 0, 1_000_000_000_000L);
        within("replay-lines", replayLines, 0, 100);
        within("rate-person", ratePerson, 0, 1_000_000);
        within("rate-address", rateAddress, 0, 1_000_000);
        within("rate-room", rateRoom, 0, 1_000_000);
    }

    private static void within(String setting, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(setting + " must be between " + min + " and " + max + ", not " + value);
        }
    }
}
