package dev.parley.server.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The file of a [Ring].
final class RingFile {

    private static final int CHUNK = 256 * 1024;

    private RingFile() {}

    /// Makes an empty one, with all its bytes written: the system ends a process that writes to a place in memory for
    /// which the disk has no room. To wait until the disk has them is left to [Ring#force].
    static void create(Path file, int size) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);
            for (int left = size; left > 0; left -= zeros.capacity()) {
                channel.write(zeros.clear().limit(Math.min(left, zeros.capacity())));
            }
            channel.write(
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(0, Ring.MAGIC),
                    Ring.MAGIC_AT);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
