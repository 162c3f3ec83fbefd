package dev.parley.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to be the only server that uses a folder. The system takes it back when the process ends,
/// however it ends.
public final class FolderLock implements AutoCloseable {

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /// Takes the right, and makes the folder if it is missing.
    ///
    /// @throws IOException if another server has it, or the folder cannot be used; the message is for the
    /// admin
    public static FolderLock acquire(Path folder) throws IOException {
        return acquire(folder, "another server. --data chooses another.");
    }

    /// Takes the right for something that no server may be running for.
    ///
    /// @throws IOException as for [#acquire(Path)]
    public static FolderLock acquireFromServer(Path folder) throws IOException {
        return acquire(folder, "a server: stop it first.");
    }

    private static FolderLock acquire(Path folder, String user) throws IOException {
        FileChannel file;
        try {
            Files.createDirectories(folder);
            file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("The data folder " + folder + " cannot be used: " + FileFault.reason(e), e);
        }
        if (lock(file) == null) {
            file.close();
            throw new IOException("The data folder " + folder + " is in use by " + user);
        }
        return new FolderLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another server in this very process
        }
    }
}
