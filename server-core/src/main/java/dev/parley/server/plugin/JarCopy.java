package dev.parley.server.plugin;

import dev.parley.server.files.FileFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's own copy of a jar, in a folder of its own: one that is overwritten while its classes are in
/// use would mix old classes with new ones.
///
/// @param file the copy
/// @param digest SHA-256 of its content, in hexadecimal
record JarCopy(Path file, String digest) {

    private static final Logger log = LoggerFactory.getLogger(JarCopy.class);

    /// What becomes the content of a copy.
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Copies a jar.
    ///
    /// @param copies where the copies are
    static JarCopy of(Path jar, Path copies) throws IOException {
        return of(jar.getFileName().toString(), out -> Files.copy(jar, out), copies);
    }

    /// Makes a jar where otherwise there would be a copy of one.
    ///
    /// @param copies where the copies are
    static JarCopy of(String name, Content content, Path copies) throws IOException {
        Path file = Files.createTempDirectory(copies, "plugin").resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.writeTo(new DigestOutputStream(out, digest));
            return new JarCopy(file, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            new JarCopy(file, "").delete();
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every JDK has SHA-256", e);
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
