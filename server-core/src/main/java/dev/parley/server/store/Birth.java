package dev.parley.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The note in the data folder that there is a database, so that one that is missing later is missed: a
/// server that quietly began with an empty one would have forgotten everybody's password and everybody's
/// sins.
///
/// @param file its place
record Birth(Path file) {

    private static final String TEXT = """
            In this folder is parley.db: accounts, roles, what was said, and who moderated what.
            If it is missing, the server does not start until a backup is put back
            (./parley restore FILE), or this note is removed, which means to begin with an empty one.
            """;

    static Birth of(Path data) {
        return new Birth(data.resolve("parley.db.txt"));
    }

    /// @throws IOException if a restore was interrupted; the message is for the admin
    void checkNotHalfRestored() throws IOException {
        Path restoring = file.resolveSibling(Database.RESTORING);
        if (Files.exists(restoring)) {
            throw new IOException("A restore was interrupted, and left the folder " + restoring
                    + ": run ./parley restore FILE again.");
        }
    }

    /// @throws IOException if there was a database once, and it is gone
    void check(Path database) throws IOException {
        boolean gone = !Files.exists(database);
        if (Files.exists(file) && (gone || Files.size(database) == 0)) {
            throw new UnusableException(
                    database,
                    gone ? "it is gone" : "it is empty",
                    UnusableException.RESTORE + ". To begin with an empty one, remove " + file + ".");
        }
    }

    /// Notes that there is one now.
    void note() throws IOException {
        if (!Files.exists(file)) {
            Files.write(file, TEXT.getBytes(StandardCharsets.UTF_8));
        }
    }
}
