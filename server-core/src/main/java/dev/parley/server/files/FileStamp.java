package dev.parley.server.files;

import java.io.IOException;
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

    /// Spelled out, since what a record has by itself is generated when it is first called, for which a start would
    /// wait.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStamp(FileTime otherModified, long otherSize, Object otherInode)
                && Objects.equals(modified, otherModified)
                && size == otherSize
                && Objects.equals(inode, otherInode);
    }

    @Override
    public int hashCode() {
        return Objects.hash(modified, size, inode);
    }

    /// What the file looks like now. Most that are looked at are missing, which [java.nio.file.Files] tells by an
    /// exception.
    public static FileStamp of(Path path) {
        try {
            BasicFileAttributes seen =
                    path.getFileSystem().provider().readAttributesIfExists(path, BasicFileAttributes.class);
            return seen == null
                    ? MISSING
                    : new FileStamp(Objects.requireNonNull(seen.lastModifiedTime()), seen.size(), seen.fileKey());
        } catch (IOException e) {
            return MISSING; // a file that cannot be looked at is as good as none
        }
    }
}
