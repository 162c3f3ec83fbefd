package dev.parley.protocol;

import java.util.Locale;

/// The codes of [ServerMessage.Error], for programs to act on.
public enum ErrorCode {
    /// Not one JSON object, or nested too deeply. The line is ignored.
    BAD_JSON,
    /// A field is missing or of the wrong type. The line is ignored.
    BAD_MESSAGE,
    /// The `type` is missing or unknown. The line is ignored.
    UNKNOWN_TYPE,
    /// The line is longer than the limit. It is ignored.
    TOO_LONG,
    /// The line is not UTF-8. It is ignored.
    NOT_UTF8,
    /// The client wants a protocol version that the server does not know. The connection ends.
    BAD_PROTOCOL,
    /// Something other than hello came before the welcome, or a hello after it. The message is ignored.
    OUT_OF_ORDER,
    /// Nothing usable came within the handshake timeout. The connection ends.
    HANDSHAKE_TIMEOUT,
    /// The name breaks a rule for names. The connection ends.
    NICK_INVALID,
    /// Somebody of that name is here. The connection ends.
    NICK_TAKEN,
    /// The name is kept for the server. The connection ends.
    NICK_RESERVED,
    /// Only those come in who have an account, and the name has none. The connection ends.
    GUESTS_REFUSED,
    /// The name is banned. The connection ends.
    BANNED,
    /// The name has a password: send hello again with it.
    PASSWORD_REQUIRED,
    /// The password is wrong. The connection ends.
    PASSWORD_WRONG,
    /// The server cannot do it now; later it may. Before the welcome the connection ends.
    BUSY,
    /// Too much came from this person or from their address: it is not taken, nor what follows for a while.
    TOO_FAST,
    /// There is no such room, or the person is not in it.
    NO_SUCH_ROOM,
    /// There is no such command, or this person may not run it.
    UNKNOWN_COMMAND,
    /// An argument is missing, too many, or not understood.
    BAD_ARGUMENT,
    /// The command was understood and says no.
    REFUSED,
    /// The command failed; the server's log says why.
    FAILED,
    /// The command did not answer before its deadline.
    TIMED_OUT;

    /// The code as it stands in messages: `bad-json`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
