package dev.parley.server.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Puts all files of a folder into a zip.
///
/// @param folder of the files
/// @param warn is told in a line what is left out
record ZipWriter(Path folder, Consumer<String> warn) {

    private static final int BUFFER_BYTES = 1 << 16;

    /// Writes it, for its owner only, and forces it to the disk.
    ///
    /// @param zip where nothing is yet
    /// @param manifest what stands in the last entry, when all others are known
    Manifest write(Path zip, Function<List<Manifest.Content>, Manifest> manifest) throws IOException {
        try (FileChannel channel = FileChannel.open(
                zip,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            ZipOutputStream out = new ZipOutputStream(bytes);
            out.setLevel(Deflater.BEST_SPEED); // people may be chatting on the same cores
            Manifest written = manifest.apply(contents(out));
            out.putNextEntry(new ZipEntry(Manifest.NAME));
            out.write(written.toJson().getBytes(StandardCharsets.UTF_8));
            out.finish();
            out.flush();
            channel.force(true);
            return written;
        }
    }

    private List<Manifest.Content> contents(ZipOutputStream out) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.filter(path -> !path.equals(folder)).sorted().toList();
        }
        List<Manifest.Content> contents = new ArrayList<>();
        for (Path path : paths) {
            String name = folder.relativize(path).toString();
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                out.putNextEntry(new ZipEntry(name + "/"));
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                contents.add(content(out, path, name));
            } else {
                warn.accept(name + " is no file but a link or the like, and left out.");
            }
        }
        return contents;
    }

    private static Manifest.Content content(ZipOutputStream out, Path path, String name) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        try (InputStream file = Files.newInputStream(path);
                DigestInputStream in = new DigestInputStream(file, Sha256.begin())) {
            long size = in.transferTo(out);
            return new Manifest.Content(
                    name, size, HexFormat.of().formatHex(in.getMessageDigest().digest()));
        }
    }
}
