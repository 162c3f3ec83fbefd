package dev.parley.api;

import java.io.IOException;
import java.util.List;

/// The log of what those who keep order have done. It can be read and, by what is done, added to; nobody can change it.
/// Safe for all threads.
///
/// The server writes it by itself, before a caller is answered: every call of a command that is
/// [audited][Slash#audited()], and every call that bans, mutes, removes somebody, or slows or locks a room. Whom it is
/// about are the [User], [Nickname] and [Target] arguments, and why is the argument that is called `reason`.
public interface Audit {

    /// Looks for acts. Blocks until they are read.
    ///
    /// @param query which
    /// @return the latest of them, the latest first
    /// @throws IOException if they cannot be read; the message says why in a few words
    List<AuditEntry> search(AuditQuery query) throws IOException;
}
