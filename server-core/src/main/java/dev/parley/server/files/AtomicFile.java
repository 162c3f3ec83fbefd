package dev.parley.server.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Replaces a file so that whoever reads it, even after a crash at any moment, finds the old content or the
/// new one.
public final class AtomicFile {

    private AtomicFile() {}

    /// Writes a temporary file beside the target, forces it to the disk, and renames it over the target. A
    /// link is followed, and a file that exists keeps its permissions.
    ///
    /// @param permissions of a file that does not exist yet
    /// @throws IOException if any of that failed; the old content is there then
    public static void write(Path target, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        boolean exists = Files.exists(target);
        Path file = exists ? target.toRealPath() : target.toAbsolutePath();
        Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
        Path temporary = folder.resolve("." + file.getFileName() + ".new");
        Set<PosixFilePermission> wanted = exists ? Files.getPosixFilePermissions(file) : permissions;
        if (Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(temporary); // what a crash left behind
        }
        try (FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(wanted))) {
            if (exists) {
                Files.setPosixFilePermissions(temporary, wanted); // whatever the umask took away
            }
            replace(file, temporary, channel, content);
        }
        Folders.force(folder);
    }

    private static void replace(Path file, Path temporary, FileChannel channel, byte[] content) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }
}
