package dev.parley.client.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The folder for what is kept between runs, which is for the person's own eyes: mode 700, and 600 for its
/// files. It comes to be with the first file. Safe for all threads.
public final class StateFolder {

    /// Files that are longer were not written by this program.
    private static final long MAX_BYTES = 16 << 20;

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;

    /// A folder of its own, which need not exist.
    ///
    /// @param folder what is in it already stays
    public StateFolder(Path folder) {
        this.folder = folder;
    }

    /// `$XDG_STATE_HOME/parley`, or `~/.local/state/parley`; nothing if there is no home.
    public static Optional<StateFolder> of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        if (state.startsWith("/")) { // a relative one is to be ignored, says the XDG specification
            return Optional.of(new StateFolder(Path.of(state, "parley")));
        }
        String home = environment.getOrDefault("HOME", "");
        return home.isEmpty() ? Optional.empty() : Optional.of(new StateFolder(Path.of(home, ".local/state/parley")));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /// The whole text of a file, empty if there is none. What is no UTF-8 in it is replaced.
    String read(String name) throws IOException {
        Path file = path(name);
        try {
            if (!Files.isRegularFile(file) && Files.exists(file)) {
                throw new IOException(file + " is no file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException(file + " is too long");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /// Replaces a file in one step.
    void write(String name, String text) throws IOException {
        Path temporary = Files.createTempFile(existing(), name, ".new", mode("rw-------"));
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, path(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Adds to the end of a file in one write, so that two clients do not mix their lines.
    void append(String name, String text) throws IOException {
        Path file = existing().resolve(name);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try (var channel = Files.newByteChannel(file, options, mode("rw-------"))) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        }
    }

    private Path existing() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode("rwx------"));
        }
        return folder;
    }

    private static FileAttribute<?>[] mode(String permissions) {
        if (!POSIX) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }
}
