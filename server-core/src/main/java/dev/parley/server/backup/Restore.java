package dev.parley.server.backup;

import dev.parley.server.files.FileFault;
import dev.parley.server.files.FolderLock;
import dev.parley.server.files.FolderTree;
import dev.parley.server.store.Database;
import dev.parley.server.store.DatabaseView;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a backup in the place of what a server keeps, while none runs.
///
/// It is unpacked and checked beside what is there, in `restore.part`. When all is well, that folder
/// gets the name `restoring`: from then on no server starts until the change is complete, and whoever
/// restores again completes it first ([Change]).
///
/// @param data the server's data folder
/// @param bans its ban list
/// @param schema of this program
public record Restore(Path data, Path bans, Schema schema, InstantSource clock) {

    private static final String PART = "restore.part";

    /// What was done.
    ///
    /// @param manifest of the backup
    /// @param before the folder in which is now what was there before; empty if that was nothing
    /// @param completed whether an interrupted restore was completed, and there was no more to do
    public record Restored(Manifest manifest, Optional<Path> before, boolean completed) {}

    /// A part of it, after which the process may die.
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /// Does it.
    ///
    /// @throws IOException if that is not possible; the message is for the admin and says what state
    /// things are in
    public Restored run(Path file) throws IOException {
        try (BackupFile backup = BackupFile.open(file, schema);
                FolderLock _ = FolderLock.acquireFromServer(data)) {
            checkBans();
            boolean interrupted = Files.exists(change().folder());
            if (interrupted) {
                Manifest meant = change().manifest();
                Restored completed = complete(true);
                if (meant.equals(backup.manifest())) {
                    return completed;
                }
            }
            for (Step step : preparing(backup)) {
                step.run();
            }
            return complete(false);
        }
    }

    /// What is done before anything changes.
    List<Step> preparing(BackupFile backup) {
        Path part = data.resolve(PART);
        return List.of(
                () -> new FolderTree(part).delete(), // what was interrupted, or could not be used
                () -> checkSpace(backup.manifest()),
                () -> unpack(backup, part),
                () -> change().begin(part, backup.manifest(), clock.instant()));
    }

    /// What changes things.
    List<Step> changing() throws IOException {
        List<Step> steps = new ArrayList<>(change().steps());
        steps.add(() -> change().end(data.resolve(PART)));
        steps.add(() -> new FolderTree(data.resolve(PART)).delete());
        return steps;
    }

    private Restored complete(boolean completed) throws IOException {
        Change change = change();
        try {
            Manifest manifest = change.manifest();
            Path before = change.before();
            for (Step step : changing()) {
                step.run();
            }
            return new Restored(manifest, Optional.of(before).filter(Files::exists), completed);
        } catch (IOException e) {
            throw new IOException(
                    "The restore in " + data + " is not complete: " + FileFault.reason(e)
                            + ". Mend that, and run ./parley restore FILE again.",
                    e);
        }
    }

    private Change change() {
        return new Change(data, bans);
    }

    private void unpack(BackupFile backup, Path part) throws IOException {
        try {
            backup.unpack(part);
            Optional<String> fault = DatabaseView.faultOf(part.resolve(Database.FILE), schema);
            if (fault.isPresent()) {
                throw backup.unusable("its database is of no use: " + fault.get());
            }
        } catch (IOException e) {
            new FolderTree(part).delete();
            throw e;
        }
    }

    private void checkBans() throws IOException {
        Path folder = bans.toAbsolutePath().resolveSibling("");
        if (Files.isDirectory(bans) || !Files.isDirectory(folder)) {
            throw new IOException("The ban list " + bans + " cannot be restored: "
                    + (Files.isDirectory(bans) ? "a folder of that name is in the way" : "there is no such folder")
                    + ". --bans says where it belongs. Nothing was changed.");
        }
    }

    private void checkSpace(Manifest manifest) throws IOException {
        FileStore disk = Files.getFileStore(data);
        if (disk.getUsableSpace() < manifest.size()) {
            throw new IOException("There is not enough room in " + data + ": the backup needs " + manifest.size()
                    + " bytes, and " + disk.getUsableSpace() + " are free. Nothing was changed.");
        }
    }
}
