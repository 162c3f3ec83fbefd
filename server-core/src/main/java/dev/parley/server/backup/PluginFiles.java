package dev.parley.server.backup;

import dev.parley.server.files.FileFault;
import dev.parley.server.files.FileStamp;
import dev.parley.server.files.FolderTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What is kept of the plugins, in files that they may write to at any moment.
///
/// @param folder of all plugins
/// @param warn is told in a line what could not be copied as it should
record PluginFiles(Path folder, Consumer<String> warn) {

    /// How often they are copied until nothing changes meanwhile.
    private static final int ATTEMPTS = 3;

    /// Copies them. What belongs together is copied together: if something changed while it was copied,
    /// all is copied again.
    ///
    /// @param target a place where nothing is
    /// @throws IOException if that failed; the message says why in a few words
    void copyTo(Path target) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Optional<Path> changed = Optional.empty();
            for (int attempt = 0; attempt == 0 || (attempt < ATTEMPTS && changed.isPresent()); attempt++) {
                new FolderTree(target).delete();
                changed = copyOnce(target);
            }
            changed.ifPresent(path -> warn.accept(path
                    + " and perhaps more beside it changed while it was copied: it may be missing, or fit less well"
                    + " together than at rest."));
        } catch (IOException e) {
            throw notReadable(e);
        }
    }

    /// @return a file that was not the same before and after
    private Optional<Path> copyOnce(Path target) throws IOException {
        Map<Path, FileStamp> before = stamps();
        new FolderTree(folder).copyTo(target);
        Map<Path, FileStamp> after = stamps();
        Set<Path> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(path -> !before.getOrDefault(path, FileStamp.MISSING)
                        .equals(after.getOrDefault(path, FileStamp.MISSING)))
                .findFirst();
    }

    private Map<Path, FileStamp> stamps() throws IOException {
        Map<Path, FileStamp> stamps = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                stamps.put(file, FileStamp.of(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) { // gone since its folder was listed
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
        return stamps;
    }

    private IOException notReadable(IOException fault) {
        return new IOException(
                "what the plugins keep in " + folder + " cannot be copied: " + FileFault.reason(fault), fault);
    }
}
