package dev.parley.client.wire;

import java.time.Duration;

/// How long the client waits for a server that does not answer.
///
/// @param connect for a connection, per address of the host
/// @param welcome for the answer to a hello
/// @param completion for what the Tab key asks
/// @param handled without any progress, until a script's lines are taken as lost
/// @param goodbye for the server to close when the client leaves
public record Waits(Duration connect, Duration welcome, Duration completion, Duration handled, Duration goodbye) {

    public static Waits usual() {
        return new Waits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
    }
}
