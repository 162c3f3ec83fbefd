package dev.parley.server.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Changes what is in a jar.
public final class JarRewrite {

    // Of an entry in a directory of a zip file (APPNOTE 4.3.12).
    private static final int DIRECTORY_HEADER_BYTES = 46;
    private static final int SIZE_AT = 24;

    private JarRewrite() {}

    /// Changes the entries of a jar.
    public interface Change {
        void to(Map<String, byte[]> entries);
    }

    public static Path rewrite(Path jar, Change change) throws IOException {
        Map<String, byte[]> entries = entriesOf(jar);
        change.to(entries);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    /// Has the directory of a jar say that an entry is a byte longer than it is.
    static void overstate(Path jar, String entry) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(entry) - DIRECTORY_HEADER_BYTES;
        zip.putInt(at + SIZE_AT, zip.getInt(at + SIZE_AT) + 1);
        Files.write(jar, bytes);
    }

    static Map<String, byte[]> entriesOf(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(file.entries())) {
                entries.put(entry.getName(), bytesOf(file, entry));
            }
            return entries;
        }
    }

    private static byte[] bytesOf(ZipFile file, ZipEntry entry) {
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
