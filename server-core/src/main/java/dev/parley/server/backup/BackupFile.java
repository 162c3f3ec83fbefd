package dev.parley.server.backup;

import dev.parley.server.files.FileFault;
import dev.parley.server.files.Folders;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A backup that is there, and may be damaged, half or made by somebody with bad intentions.
final class BackupFile implements AutoCloseable {

    /// The manifest of half a million files has less.
    private static final int MAX_MANIFEST_BYTES = 64 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /// Opens it, and looks whether what it says of itself can be.
    ///
    /// @throws IOException if not; the message is for the admin
    static BackupFile open(Path file, Schema schema) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw unusable(file, "it is no zip file, or not all of one", e);
        } catch (IOException e) {
            throw unusable(file, FileFault.reason(e), e);
        }
        try {
            Manifest manifest = manifestIn(zip);
            if (manifest.schema() > schema.version()) {
                throw new IOException("a newer Parley made it (its database is of version " + manifest.schema()
                        + ", and this program knows " + schema.version() + ")");
            }
            checkNames(zip, manifest);
            return new BackupFile(file, zip, manifest);
        } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
            zip.close();
            throw unusable(file, FileFault.reason(e), e);
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /// Unpacks all, for its owner only, and forces it to the disk.
    ///
    /// @param folder where nothing is yet
    /// @throws IOException if it is damaged, or cannot be written; the message is for the admin
    void unpack(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, ownerOnly("rwx------"));
            List<? extends ZipEntry> subfolders =
                    zip.stream().filter(ZipEntry::isDirectory).toList();
            for (ZipEntry subfolder : subfolders) {
                Files.createDirectories(folder.resolve(subfolder.getName()), ownerOnly("rwx------"));
            }
            for (Manifest.Content content : manifest.files()) {
                unpack(content, folder.resolve(content.name()));
            }
            List<Path> folders;
            try (Stream<Path> all = Files.walk(folder)) {
                folders = all.filter(Files::isDirectory).toList();
            }
            for (Path each : folders) {
                Folders.force(each);
            }
        } catch (IOException e) {
            throw unusable(file, FileFault.reason(e), e);
        }
    }

    /// What the admin is told when it turns out to be of no use.
    IOException unusable(String reason) {
        return unusable(file, reason, null);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void unpack(Manifest.Content content, Path target) throws IOException {
        MessageDigest digest = Sha256.begin();
        Files.createDirectories(target.getParent(), ownerOnly("rwx------"));
        try (InputStream in = zip.getInputStream(zip.getEntry(content.name()));
                FileChannel channel = FileChannel.open(
                        target,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly("rw-------"))) {
            OutputStream out = Channels.newOutputStream(channel);
            byte[] buffer = new byte[BUFFER_BYTES];
            long size = 0;
            for (int read = in.read(buffer); read >= 0 && size <= content.size(); read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                size += read;
            }
            channel.force(true);
            if (size != content.size()
                    || !HexFormat.of().formatHex(digest.digest()).equals(content.sha256())) {
                throw new IOException(content.name() + " in it is damaged");
            }
        } catch (ZipException e) {
            throw new IOException(content.name() + " in it is damaged", e);
        }
    }

    private static Manifest manifestIn(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new IOException("it is no backup of Parley's: there is no " + Manifest.NAME + " in it");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] json = in.readNBytes(MAX_MANIFEST_BYTES);
            return Manifest.of(new String(json, StandardCharsets.UTF_8));
        } catch (ZipException e) {
            throw new IOException("its " + Manifest.NAME + " is damaged", e);
        }
    }

    /// All that the manifest says is there, and nothing else but folders of plugins.
    private static void checkNames(ZipFile zip, Manifest manifest) throws IOException {
        for (Manifest.Content content : manifest.files()) {
            if (zip.getEntry(content.name()) == null) {
                throw new IOException(content.name() + " is missing in it");
            }
        }
        List<String> folders = zip.stream()
                .filter(ZipEntry::isDirectory)
                .map(ZipEntry::getName)
                .toList();
        for (String folder : folders) {
            if (!Manifest.isPlace(folder + "x")) {
                throw new IOException("nothing of the name '" + folder + "' belongs in it");
            }
        }
        if (zip.size() != manifest.files().size() + folders.size() + 1) {
            throw new IOException("there is more in it than its " + Manifest.NAME + " says");
        }
    }

    private static FileAttribute<?> ownerOnly(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static IOException unusable(Path file, String reason, @Nullable Exception cause) {
        return new IOException(
                "The backup " + file + " cannot be restored: " + reason + ". Nothing was changed.", cause);
    }
}
