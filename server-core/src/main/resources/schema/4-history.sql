-- What was said in the rooms.

-- A count of a room's events. One room has several when it came to be anew.
CREATE TABLE course (
    id INTEGER PRIMARY KEY,          -- below 2^23
    room TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    last INTEGER NOT NULL,           -- the last number that is known to have been used
    stopped INTEGER NOT NULL,        -- 1 if the next event has the next number: the server stopped in good order
    kept INTEGER NOT NULL,           -- all lines from this number on are here
    lines INTEGER NOT NULL,          -- how many are here
    indexed INTEGER NOT NULL,        -- those up to this number can be searched for
    UNIQUE (room, epoch));

CREATE TABLE line (
    id INTEGER PRIMARY KEY,          -- course * 2^40 + number: a room's lines lie side by side
    time INTEGER NOT NULL,
    sender TEXT,                     -- NULL: the server
    text TEXT NOT NULL,
    action INTEGER,                  -- 1: what somebody does
    edited INTEGER);                 -- when

CREATE VIRTUAL TABLE line_words USING fts5(
    text, content = 'line', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");

-- Up to which slot the ring of lines has been written here: in one transaction with what was in it.
CREATE TABLE ring (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    consumed INTEGER NOT NULL);

INSERT INTO ring VALUES (1, 0);
