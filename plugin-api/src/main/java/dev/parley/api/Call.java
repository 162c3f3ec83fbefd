package dev.parley.api;

/// One call of a command: who made it, and where. Safe for all threads, and of use only while the call runs.
public interface Call {

    /// {@return who called}
    User caller();

    /// {@return the room in which they called} Answers to the room go there.
    Room room();

    /// {@return whether the caller has confirmed this call} See [Slash#confirm()] and
    /// [Reply#confirm(String)].
    boolean confirmed();

    /// Takes back what the caller's last command did, if it was a ban, a mute, the lifting of one, or a change of
    /// a room's rules; the next time, what the one before it did. Blocks until that is on the disk. Of use on the
    /// thread of the call only.
    ///
    /// @return what was taken back, or why nothing was, as an answer to the caller
    Reply undo();

    /// {@return the server that everybody here is connected to}
    Server server();

    /// {@return whether somebody has a higher rank than the caller} Nobody acts on such a person; [Outranked]
    /// sees to that for arguments.
    ///
    /// @param other whom the command would act on
    boolean isOutrankedBy(User other);

    /// {@return whether somebody of that name has a higher rank than the caller} If nobody of that name is
    /// here, the rank of the account counts.
    ///
    /// @param name of whom the command would act on
    boolean isOutrankedBy(Nickname name);
}
