package dev.parley.api;

/// One call of a command: who made it, and where. Safe for all threads, and of use only while the call runs.
public interface Call {

    /// Who called.
    User caller();

    /// The room in which they called; answers to the room go there.
    Room room();

    /// The server that everybody here is connected to.
    Server server();
}
