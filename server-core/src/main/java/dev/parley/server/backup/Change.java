package dev.parley.server.backup;

import dev.parley.server.backup.Restore.Step;
import dev.parley.server.files.AtomicFile;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.Folders;
import dev.parley.server.history.History;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Puts what is unpacked in the folder `restoring` in the place of what is there, one move after the
/// other. The process may die after each of them: the steps, done again from the first, go on where it
/// died, since what is still in `restoring` is not in its place yet.
///
/// The data folder itself stays, since it may be a mount point.
record Change(Path data, Path bans) {

    /// What a server keeps in its data folder beside the database, that must not come together with
    /// another database.
    private static final List<String> NOT_IN_A_BACKUP =
            List.of(Database.FILE + "-wal", Database.FILE + "-shm", History.RING, "accounts.json");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// In `restoring`, says how the folder is called for what was there before.
    private static final String NOTE = "before.txt";

    Path folder() {
        return data.resolve(Database.RESTORING);
    }

    /// Makes what was unpacked the next state.
    void begin(Path unpacked, Manifest manifest, Instant now) throws IOException {
        Files.createDirectories(unpacked.resolve(Manifest.PLUGINS));
        write(unpacked.resolve(Manifest.NAME), manifest.toJson());
        write(unpacked.resolve(NOTE), freeName("before-restore-" + TIME.format(now)));
        move(unpacked, folder());
    }

    /// The backup that is put in place.
    Manifest manifest() throws IOException {
        return Manifest.of(Files.readString(folder().resolve(Manifest.NAME)));
    }

    /// The folder for what was there before.
    Path before() throws IOException {
        return data.resolve(Files.readString(folder().resolve(NOTE)));
    }

    List<Step> steps() throws IOException {
        Path before = before();
        boolean hasBans = manifest().has(Manifest.BANS);
        List<Step> steps = new ArrayList<>();
        steps.add(() -> Files.createDirectories(before));
        for (String name : NOT_IN_A_BACKUP) {
            steps.add(() -> setAside(name, before));
        }
        for (String name : List.of(Database.FILE, Manifest.PLUGINS)) {
            steps.add(() -> {
                if (Files.exists(folder().resolve(name))) {
                    setAside(name, before);
                }
            });
            steps.add(() -> putInPlace(name));
        }
        steps.add(() -> setBansAside(before.resolve(Manifest.BANS), hasBans));
        steps.add(() -> putBansInPlace(hasBans));
        return steps;
    }

    /// The new state is complete.
    ///
    /// @param rest where what is left of `restoring` is put
    void end(Path rest) throws IOException {
        Path before = before();
        if (isEmpty(before)) {
            Files.delete(before);
        }
        move(folder(), rest);
    }

    private void setAside(String name, Path before) throws IOException {
        Path present = data.resolve(name);
        if (Files.exists(present)) {
            move(present, before.resolve(name));
            Folders.force(before);
        }
    }

    private void putInPlace(String name) throws IOException {
        Path next = folder().resolve(name);
        if (Files.exists(next)) {
            move(next, data.resolve(name));
            Folders.force(folder());
        }
    }

    /// The ban list may be on another disk, so it is copied.
    private void setBansAside(Path copy, boolean hasBans) throws IOException {
        Path next = folder().resolve(Manifest.BANS);
        if (!Files.exists(bans) || Files.exists(copy) || (hasBans && !Files.exists(next))) {
            return;
        }
        byte[] present = Files.readAllBytes(bans);
        boolean isNext = hasBans && Arrays.equals(present, Files.readAllBytes(next));
        if (!isNext) {
            AtomicFile.write(copy, present, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void putBansInPlace(boolean hasBans) throws IOException {
        Path next = folder().resolve(Manifest.BANS);
        try {
            if (!hasBans) {
                Files.deleteIfExists(bans);
            } else if (Files.exists(next)) {
                AtomicFile.write(bans, Files.readAllBytes(next), PosixFilePermissions.fromString("rw-r--r--"));
                Files.delete(next);
            }
        } catch (IOException e) {
            throw new IOException("the ban list " + bans + " cannot be written: " + FileFault.reason(e), e);
        }
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; Files.exists(data.resolve(name)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private void move(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new IOException("a file of that name is in the way: " + to);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Folders.force(data);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8), PosixFilePermissions.fromString("rw-------"));
    }
}
