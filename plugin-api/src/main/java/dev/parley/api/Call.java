package dev.parley.api;

/// One call of a command: who made it, and where. Safe for all threads, and of use only while the call runs.
public interface Call {

    /// {@return who called}
    User caller();

    /// {@return the room in which they called} Answers to the room go there.
    Room room();

    /// {@return the server that everybody here is connected to}
    Server server();
}
