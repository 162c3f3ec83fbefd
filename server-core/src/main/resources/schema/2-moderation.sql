-- What those who keep order have done. Nothing in it is ever changed or taken out.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    who TEXT NOT NULL,
    who_key TEXT NOT NULL,
    address TEXT NOT NULL,
    room TEXT NOT NULL,
    what TEXT NOT NULL,
    whom TEXT NOT NULL,
    whom_keys TEXT NOT NULL,
    why TEXT NOT NULL,
    line TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;

CREATE INDEX audit_by_who ON audit (who_key, number);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log can only be added to');
END;

CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'the audit log can only be added to');
END;

CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log can only be added to');
END;

-- Who may not speak. The target is a name or an address, as moderators write it.
CREATE TABLE mute (
    target_key TEXT PRIMARY KEY,
    target TEXT NOT NULL,
    until INTEGER,
    by TEXT,
    since INTEGER,
    reason TEXT NOT NULL
) STRICT;
