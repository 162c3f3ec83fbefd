package dev.parley.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be seen of a file without reading it: two equal stamps, and it was not edited between them.
///
/// @param inode which file it is, so that one that was renamed into place is noticed
public record FileStamp(
        @Nullable FileTime modified, long size, @Nullable Object inode) {

    /// No file.
    public static final FileStamp MISSING = new FileStamp(null, -1, null);

    /// What the file looks like now.
    public static FileStamp of(Path path) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileStamp(Objects.requireNonNull(seen.lastModifiedTime()), seen.size(), seen.fileKey());
        } catch (IOException e) {
            return MISSING; // a file that cannot be looked at is as good as none
        }
    }
}
