package dev.parley.server.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder with all that is below it. Links are taken as links, and never followed.
public record FolderTree(Path root) {

    /// Copies it, with times and permissions, to a place where nothing is yet. If it is missing, so is the
    /// copy.
    ///
    /// @throws IOException if that failed; what was copied so far is deleted
    public void copyTo(Path target) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.walkFileTree(root, new Copying(root, target));
        } catch (IOException e) {
            new FolderTree(target).delete();
            throw e;
        }
    }

    /// Deletes it, if it is there.
    public void delete() throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(root)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Path target;

        Copying(Path root, Path target) {
            this.root = root;
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            Files.createDirectory(placeOf(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                Files.copy(file, placeOf(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            } catch (NoSuchFileException e) {
                return visitFileFailed(file, e);
            }
        }

        /// What is gone since the folder was listed, such as a file that was renamed over another, need not be copied.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw fault;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
            if (fault != null) {
                throw fault;
            }
            return FileVisitResult.CONTINUE;
        }

        private Path placeOf(Path path) {
            return target.resolve(root.relativize(path));
        }
    }
}
