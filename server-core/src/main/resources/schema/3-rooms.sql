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
