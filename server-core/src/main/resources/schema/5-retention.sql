-- How much of what is said is kept, in rooms of which somebody has said so.
CREATE TABLE retention (
    room       TEXT PRIMARY KEY,
    age_millis INTEGER,          -- NULL: for ever
    lines      INTEGER           -- NULL: all
) STRICT, WITHOUT ROWID;
