package dev.parley.server.backup;

import dev.parley.server.files.FileFault;
import dev.parley.server.files.Folders;
import dev.parley.server.history.Waiting;
import dev.parley.server.people.Register;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseView;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/// Makes a file of all that a server keeps, also while that is running: all that it acknowledged before
/// this began is in it.
///
/// @param data the server's data folder
/// @param bans its ban list
/// @param schema of this program
/// @param version of this program
/// @param warn is told in a line what the admin should know
public record Backup(Path data, Path bans, Schema schema, String version, InstantSource clock, Consumer<String> warn) {

    private record Counts(long accounts, long lines) {}

    /// Makes it: under its name is all of it or nothing.
    ///
    /// @throws IOException if that is not possible; the message is for the admin
    public Manifest write(Path target) throws IOException {
        Path file = target.toAbsolutePath().normalize();
        checkFree(file);
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        try (DatabaseView database = DatabaseView.open(data, schema)) {
            return write(file, time, database);
        }
    }

    private Manifest write(Path file, String time, DatabaseView database) throws IOException {
        try (Draft draft = Draft.beside(file)) {
            Counts counts = copyDatabase(database, draft.folder().resolve(Database.FILE));
            copyBans(draft.folder().resolve(Manifest.BANS));
            new PluginFiles(data.resolve(Manifest.PLUGINS), warn)
                    .copyTo(draft.folder().resolve(Manifest.PLUGINS));
            Manifest manifest = new ZipWriter(draft.folder(), warn)
                    .write(
                            draft.zip(),
                            files -> new Manifest(
                                    Manifest.FORMAT,
                                    version,
                                    database.version(),
                                    time,
                                    counts.accounts(),
                                    counts.lines(),
                                    files));
            checkFree(file);
            Files.move(draft.zip(), file, StandardCopyOption.ATOMIC_MOVE);
            Folders.force(folderOf(file));
            return manifest;
        } catch (IOException e) {
            throw new IOException("The backup " + file + " cannot be made: " + FileFault.reason(e) + ".", e);
        }
    }

    private Counts copyDatabase(DatabaseView database, Path copy) throws IOException {
        if (database.version() < schema.version()) { // without the tables that this program knows
            warn.accept("The database is of an earlier version. If the server that uses it was killed, what was said"
                    + " last is missing in this backup.");
            return database.copyTo(copy, connection -> new Counts(0, 0));
        }
        Waiting waiting = Waiting.look(data, database);
        waiting.problem().ifPresent(warn);
        return database.copyTo(copy, connection -> {
            waiting.addTo(connection);
            return new Counts(Register.read(connection).accounts().size(), Waiting.lines(connection));
        });
    }

    private void copyBans(Path copy) throws IOException {
        if (!Files.exists(bans)) {
            return;
        }
        try {
            Files.copy(bans, copy);
        } catch (IOException e) {
            throw new IOException("the ban list " + bans + " cannot be copied: " + FileFault.reason(e), e);
        }
    }

    private static void checkFree(Path file) throws IOException {
        if (!Files.isDirectory(folderOf(file))) {
            throw new IOException("The backup " + file + " cannot be made: there is no such folder.");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("The backup " + file + " cannot be made: there is something of that name already.");
        }
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("").normalize();
    }
}
