-- Who has an account. A name is kept as its owner writes it, as the key that makes it one, and as what it looks like.
CREATE TABLE account (
    key        TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    skeleton   TEXT NOT NULL,
    role       TEXT NOT NULL,
    password   TEXT NOT NULL,
    created    INTEGER NOT NULL,
    last_login INTEGER
) STRICT, WITHOUT ROWID;

-- The roles of this server's own; the four that every server has are not here.
CREATE TABLE role (
    name  TEXT PRIMARY KEY,
    level INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- What the administrator decided about permissions; the room is empty for all rooms.
CREATE TABLE permission (
    room TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (room, name)
) STRICT, WITHOUT ROWID;

-- Goes up with each change of the tables above, so that a running server sees what 'parley account' did.
CREATE TABLE people_version (value INTEGER NOT NULL) STRICT;
INSERT INTO people_version VALUES (0);
