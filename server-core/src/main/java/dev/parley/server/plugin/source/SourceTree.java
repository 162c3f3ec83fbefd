package dev.parley.server.plugin.source;

import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The source of one plugin: a single file, or a folder with all that is below it. Immutable.
///
/// @param name the file's without its ending, or the folder's
/// @param modified when the youngest of its files was changed
/// @param files what is compiled, ordered by name
/// @param resources what is packed as it is, by its path in the jar
record SourceTree(String name, Instant modified, List<SourceFile> files, Map<String, Path> resources) {

    /// What makes a file name one of a source.
    static final String ENDING = ".java";

    /// Far above what anybody writes by hand, and far below what would take the compiler's memory.
    private static final long MAX_BYTES = 1 << 20;

    private static final Set<String> OUTPUT_FOLDERS = Set.of("target", "build", "out");
    private static final Pattern OUTPUT_FILE = Pattern.compile(".*\\.(jar|class)|MANIFEST\\.MF");

    /// Reads a file or a folder.
    ///
    /// @throws SourceException if that cannot be done, or cannot be a plugin
    static SourceTree read(Path path) throws SourceException {
        try {
            Path root = path.toAbsolutePath().normalize();
            String name = String.valueOf(root.getFileName());
            if (Files.isRegularFile(root) && !name.endsWith(ENDING)) {
                throw SourceException.of("it is neither a folder nor a " + ENDING + " file");
            }
            return Files.isDirectory(root) ? readFolder(root, name) : readFile(root, name);
        } catch (IOException e) {
            throw SourceException.of("it cannot be read: " + FileFault.reason(e));
        }
    }

    private static SourceTree readFile(Path file, String name) throws IOException, SourceException {
        return new SourceTree(
                name.replaceFirst("\\.java$", ""),
                Files.getLastModifiedTime(file).toInstant(),
                List.of(source(file, name)),
                Map.of());
    }

    private static SourceTree readFolder(Path root, String name) throws IOException, SourceException {
        if (Files.exists(root.resolve("pom.xml"))) {
            throw SourceException.of("it is a Maven project: 'mvn package' builds its jar");
        }
        Walk walk = new Walk(root);
        Files.walkFileTree(root, walk);
        List<SourceFile> files = new ArrayList<>();
        Map<String, Path> resources = new TreeMap<>();
        for (Path file : walk.found.stream().sorted().toList()) {
            String inside = root.relativize(file).toString().replace('\\', '/');
            if (inside.endsWith(ENDING)) {
                files.add(source(file, inside));
            } else {
                resources.put(inside, file);
            }
        }
        if (files.isEmpty()) {
            throw SourceException.of("no " + ENDING + " file is in it");
        }
        return new SourceTree(name, walk.youngest, List.copyOf(files), resources);
    }

    private static SourceFile source(Path file, String name) throws SourceException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw SourceException.of(name + " is too large for a source file: " + Files.size(file)
                        + " bytes, and at most " + MAX_BYTES + " are allowed");
            }
            return new SourceFile(name, Files.readString(file));
        } catch (IOException e) {
            throw SourceException.of(name + " cannot be read: " + FileFault.reason(e));
        }
    }

    /// Finds what belongs to a plugin: neither what is hidden nor what tools have made.
    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<Path> found = new ArrayList<>();
        private Instant youngest = Instant.EPOCH;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean output = root.equals(folder.getParent()) && OUTPUT_FOLDERS.contains(name);
            return folder.equals(root) || !(output || name.startsWith("."))
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(".") && !OUTPUT_FILE.matcher(name).matches()) {
                found.add(file);
                Instant changed = attributes.lastModifiedTime().toInstant();
                youngest = changed.isAfter(youngest) ? changed : youngest;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
