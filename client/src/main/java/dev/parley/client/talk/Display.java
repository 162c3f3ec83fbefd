package dev.parley.client.talk;

import dev.parley.protocol.ServerMessage;

/// Where a person or a script sees what happens. Safe for all threads; makes what it is given printable.
public interface Display {

    /// Shows what came from the server, if it is something to see.
    void show(ServerMessage message);

    /// Shows what the client itself has to say, one line.
    void notice(String text);
}
