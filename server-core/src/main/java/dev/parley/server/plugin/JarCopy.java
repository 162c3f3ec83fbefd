package dev.parley.server.plugin;

import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's own copy of a jar, in a folder of its own: one that is overwritten while its classes are in
/// use would mix old classes with new ones.
record JarCopy(Path file) {

    private static final Logger log = LoggerFactory.getLogger(JarCopy.class);

    /// Copies a jar.
    ///
    /// @param copies where the copies are
    static JarCopy of(Path jar, Path copies) throws IOException {
        JarCopy copy = new JarCopy(Files.createTempDirectory(copies, "plugin").resolve(jar.getFileName()));
        try {
            Files.copy(jar, copy.file());
            return copy;
        } catch (IOException e) {
            copy.delete();
            throw e;
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Objects.requireNonNull(file.getParent(), "each copy has a folder of its own"));
        } catch (IOException e) {
            log.warn("the copy {} cannot be deleted: {}", file, FileFault.reason(e));
        }
    }
}
