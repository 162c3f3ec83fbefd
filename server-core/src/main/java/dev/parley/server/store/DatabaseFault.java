package dev.parley.server.store;

import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// Says in words why the database could not do something.
final class DatabaseFault {

    private DatabaseFault() {}

    /// What a caller can show: nothing has changed.
    static IOException of(SQLException e) {
        return new IOException(reason(e), e);
    }

    /// The reason in a few words, without the file's name.
    static String reason(SQLException e) {
        return switch (primary(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it locked";
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_READONLY -> "it is read-only";
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH -> "access is denied";
            case SQLITE_NOTADB -> "it is no database";
            case SQLITE_CORRUPT -> "it is damaged";
            case SQLITE_IOERR -> "the disk failed";
            default -> String.valueOf(e.getMessage());
        };
    }

    /// Whether the file itself is of no use, so that trying again would not help.
    static boolean isOfTheFile(SQLException e) {
        return primary(e) == SQLiteErrorCode.SQLITE_NOTADB || primary(e) == SQLiteErrorCode.SQLITE_CORRUPT;
    }

    /// The kind of the error: its low byte, since SQLite has finer codes within a kind.
    private static SQLiteErrorCode primary(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xFF);
    }
}
