package dev.parley.server.backup;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.parley.server.store.Database;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a backup is: `manifest.json` in it. Immutable.
///
/// @param format of the backup, [#FORMAT]
/// @param parley the version of the program that made it
/// @param schema the version of its database
/// @param time when it was begun, in ISO 8601
/// @param accounts how many it has
/// @param lines how many it has of what was said
/// @param files all that are in it, but for itself
public record Manifest(
        int format, String parley, int schema, String time, long accounts, long lines, List<Content> files) {

    static final String NAME = "manifest.json";
    static final String BANS = "bans.txt";
    static final String PLUGINS = "plugins";

    static final int FORMAT = 1;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /// A file.
    ///
    /// @param name its place, with `/` in between
    /// @param size in bytes
    /// @param sha256 in hexadecimal digits
    record Content(String name, long size, String sha256) {}

    /// How many bytes all files have.
    long size() {
        return files.stream().mapToLong(Content::size).sum();
    }

    boolean has(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }

    String toJson() {
        return GSON.toJson(this) + "\n";
    }

    /// Reads one.
    ///
    /// @throws IOException if it is none; the message says why in a few words
    static Manifest of(String json) throws IOException {
        @Nullable Manifest manifest;
        try {
            manifest = GSON.fromJson(json, Manifest.class);
        } catch (JsonParseException e) {
            throw new IOException("its " + NAME + " cannot be read", e);
        }
        if (manifest != null && manifest.format > FORMAT) {
            throw new IOException("a newer Parley made it (its format is " + manifest.format
                    + ", and this program knows " + FORMAT + ")");
        }
        if (manifest == null || manifest.format < 1 || !isTime(manifest.time) || manifest.files == null) {
            throw new IOException("something is missing in its " + NAME);
        }
        manifest.checkFiles();
        return manifest;
    }

    /// Whether a name can be that of something in a backup: one that stays in the folder it is unpacked
    /// in, and is one of those that a restore knows the place of.
    static boolean isPlace(String name) {
        boolean plain = List.of(name.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0);
        return plain && (name.equals(Database.FILE) || name.equals(BANS) || name.startsWith(PLUGINS + "/"));
    }

    private void checkFiles() throws IOException {
        Set<String> names = new HashSet<>();
        for (@Nullable Content file : files) {
            if (file == null || file.name == null || file.sha256 == null || file.size < 0) {
                throw new IOException("something is missing in its " + NAME);
            }
            if (!isPlace(file.name) || !names.add(file.name)) {
                throw new IOException("nothing of the name '" + file.name + "' belongs in it");
            }
        }
        if (!names.contains(Database.FILE)) {
            throw new IOException("there is no database in it");
        }
    }

    private static boolean isTime(@Nullable String text) {
        try {
            return text != null && Instant.parse(text).isAfter(Instant.EPOCH);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
