package dev.parley.server.backup;

import dev.parley.server.files.FileFault;
import dev.parley.server.files.FolderTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder beside a backup in which it is made, `FILE.part`, for its owner only. It is deleted in
/// the end; what a backup left there that was killed is deleted by the next one of that name.
///
/// @param folder with what goes into the backup
/// @param zip the backup, until it is whole
/// @param lock held as long as this is used
record Draft(Path root, Path folder, Path zip, FileChannel lock) implements AutoCloseable {

    /// Makes it.
    ///
    /// @throws IOException if that is not possible; the message says why in a few words
    static Draft beside(Path file) throws IOException {
        Path root = file.resolveSibling(file.getFileName() + ".part");
        if (!Files.isDirectory(root)) {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        FileChannel lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!takes(lock)) {
                throw new IOException("another backup is being written there");
            }
            Path folder = root.resolve("content");
            new FolderTree(folder).delete();
            Files.createDirectory(folder);
            Path zip = root.resolve("backup.zip");
            Files.deleteIfExists(zip);
            return new Draft(root, folder, zip, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            new FolderTree(root).delete();
        } catch (IOException e) {
            throw new IOException("The folder " + root + " cannot be deleted: " + FileFault.reason(e) + ".", e);
        }
    }

    private static boolean takes(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another one in this very process
        }
    }
}
