package dev.parley.client.screen;

import dev.parley.protocol.ServerMessage;

/// Something to be seen on the terminal.
sealed interface Entry {

    /// It has just come from the server.
    record Live(ServerMessage message) implements Entry {}

    /// A line that was said while the person could not see it.
    record Past(ServerMessage.Line line) implements Entry {}

    /// The client itself has something to say.
    record Notice(String text) implements Entry {}

    /// Something about the status or around the line that is being typed has changed.
    record Nudge() implements Entry {}

    /// There is nothing more.
    record End() implements Entry {}
}
