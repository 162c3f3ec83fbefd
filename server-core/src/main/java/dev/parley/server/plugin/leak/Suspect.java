package dev.parley.server.plugin.leak;

import java.util.function.Consumer;

/// A kind of place from which a plugin's classes can be kept in memory.
///
/// To look into it may neither run a plugin's code, not even `toString` or `equals`, nor take a lock that others
/// need.
interface Suspect {

    /// What there is, in a few words: `shutdown hooks`.
    String name();

    /// Looks for what keeps the classes.
    ///
    /// @param found is told each holder in a few words, as soon as it is found
    /// @throws ClosedException if Java does not let the server look, or not everywhere
    void search(Leak leak, Consumer<String> found) throws ClosedException;
}
