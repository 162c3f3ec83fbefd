package dev.parley.api;

/// A way in which a room can be kept, or not. Later versions may add some.
public enum RoomMode {
    /// Those who are not in do not learn that there is such a room. Not for the lobby.
    HIDDEN,
    /// Only those come in who were invited, and moderators. Not for the lobby.
    INVITE_ONLY,
    /// Only moderators talk.
    MODERATED,
    /// The room stays when nobody is in, and when the server is started again. The lobby always does.
    PERSISTENT,
    /// For the moment, nobody but moderators talks or comes in. Everybody comes into the lobby all the same.
    LOCKED
}
