package dev.parley.server.plugin;

import dev.parley.server.files.FileStamp;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What changes among the `*.jar` and `*.java` files of the plugin folder. A file counts when it looked the
/// same twice, so one that is still being written waits. The folder is looked at, not watched: the system's
/// own notices come before a copy is complete.
///
/// Touched by one thread at a time.
final class PluginFolder {

    private static final Changes NONE = new Changes(List.of(), List.of());

    private final Path folder;
    private final Map<Path, FileStamp> taken = new HashMap<>();
    private Map<Path, FileStamp> lastSeen = Map.of();
    private Map<Path, FileStamp> settings = Map.of();

    PluginFolder(Path folder) {
        this.folder = folder;
    }

    /// Where it is.
    Path path() {
        return folder;
    }

    /// The jars and source files in a folder, ordered by name.
    ///
    /// @throws IOException if it cannot be read
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(JarReader::mayBePlugin).sorted().toList();
        }
    }

    /// What is to be done since the last look.
    ///
    /// @param settled the jars that are new or changed, and stand still, ordered by name
    /// @param gone the jars that were there
    record Changes(List<Path> settled, List<Path> gone) {}

    /// Looks at the folder. What is returned counts as done, unless [#forget] says otherwise.
    ///
    /// @throws IOException if the folder cannot be read
    Changes look() throws IOException {
        Map<Path, FileStamp> seen = see();
        if (seen.equals(lastSeen) && seen.equals(taken)) { // at most looks: this is done four times a second
            return NONE;
        }
        List<Path> settled = seen.entrySet().stream()
                .filter(entry -> entry.getValue().equals(lastSeen.get(entry.getKey())))
                .filter(entry -> !entry.getValue().equals(taken.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        List<Path> gone = taken.keySet().stream()
                .filter(file -> !seen.containsKey(file))
                .filter(file -> !isBeingSaved(file))
                .sorted()
                .toList();
        settled.forEach(file -> taken.put(file, seen.get(file)));
        gone.forEach(taken::remove);
        lastSeen = seen;
        return new Changes(settled, gone);
    }

    private Map<Path, FileStamp> see() throws IOException {
        Map<Path, FileStamp> jars = new TreeMap<>();
        Map<Path, FileStamp> others = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (JarReader.mayBePlugin(file)) {
                    jars.put(file, FileStamp.of(file));
                } else if (PluginSettings.maybe(file)) {
                    others.put(file, FileStamp.of(file));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        settings = others;
        return jars;
    }

    /// What the file with a plugin's settings looked like at the last look.
    FileStamp settingsOf(String id) {
        return settings.getOrDefault(PluginSettings.file(folder, id), FileStamp.MISSING);
    }

    /// Whether a jar is still what it was at the look that brought it: if not, what has been read of it since
    /// may be neither the old file nor the new one.
    boolean standsStill(Path jar) {
        return FileStamp.of(jar).equals(taken.get(jar));
    }

    /// Some editors take a source file away for a moment while they save it.
    private boolean isBeingSaved(Path missing) {
        return JarReader.isSource(missing) && lastSeen.containsKey(missing);
    }

    /// Looks at a file anew the next time, as if it had just come. That it goes is still noticed.
    void forget(Path jar) {
        taken.put(jar, FileStamp.MISSING);
    }
}
