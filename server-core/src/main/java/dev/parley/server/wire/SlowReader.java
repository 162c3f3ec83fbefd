package dev.parley.server.wire;

/// Says to the handlers of a channel that more waits for its reader than may.
enum SlowReader {
    /// The event.
    EVENT
}
