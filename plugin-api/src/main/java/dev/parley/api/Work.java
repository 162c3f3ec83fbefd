package dev.parley.api;

/// Something that a plugin does on a thread or timer that it was lent.
@FunctionalInterface
public interface Work {

    /// Does it. May block; the thread is interrupted when it shall end.
    ///
    /// @throws Exception whatever goes wrong, for the log
    void run() throws Exception;
}
