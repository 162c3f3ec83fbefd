package dev.parley.server.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;

/// The settings of a server: a value for each [Setting], whose ranges are checked here.
///
/// Immutable, safe for all threads.
public record Settings(
        InetAddress host,
        int port,
        Path plugins,
        int maxPluginBytes,
        String pluginsMayExit,
        Path bans,
        Path data,
        TransportKind transport,
        int eventLoops,
        int maxLineBytes,
        int backlogBytes,
        int maxConnections,
        int maxConnectionsPerAddress,
        int maxRooms,
        Duration handshakeTimeout,
        boolean guests,
        boolean history,
        int historyRingBytes,
        int historyDays,
        long historyLines,
        int replayLines,
        int ratePerson,
        int rateAddress,
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
