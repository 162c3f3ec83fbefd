package dev.parley.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// A database cannot be used as it is. The message is for the admin and says what to do.
final class UnusableException extends IOException {

    private static final long serialVersionUID = 1;

    /// What to do when the file is lost.
    static final String RESTORE = "Put back a backup: ./parley restore FILE";

    private final String reason;

    UnusableException(Path file, String reason, String remedy) {
        super("The database " + file + " cannot be used: " + reason + "." + (remedy.isEmpty() ? "" : " " + remedy));
        this.reason = reason;
    }

    UnusableException(Path file, SQLException cause) {
        this(file, DatabaseFault.reason(cause), DatabaseFault.isOfTheFile(cause) ? RESTORE : "");
        initCause(cause);
    }

    /// Why, in a few words.
    String reason() {
        return reason;
    }
}
