-- The rules of rooms that stay, and of the lobby if it has any.
CREATE TABLE room (
    name        TEXT PRIMARY KEY,
    topic       TEXT NOT NULL,
    hidden      INTEGER NOT NULL,
    invite_only INTEGER NOT NULL,
    moderated   INTEGER NOT NULL,
    persistent  INTEGER NOT NULL,
    slow_millis INTEGER NOT NULL,
    locked      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who keeps order in which of them.
CREATE TABLE room_moderator (
    room    TEXT NOT NULL REFERENCES room (name) ON DELETE CASCADE,
    account TEXT NOT NULL REFERENCES account (key) ON DELETE CASCADE,
    PRIMARY KEY (room, account)
) STRICT, WITHOUT ROWID;
