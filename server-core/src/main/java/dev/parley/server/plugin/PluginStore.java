package dev.parley.server.plugin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.parley.server.files.AtomicFile;
import dev.parley.server.files.FileFault;
import dev.parley.server.files.FolderTree;
import dev.parley.server.plugin.PluginRecord.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of the plugins over restarts: a folder for each, with its record, its own files, and the jars
/// and copies of files that a rollback needs.
///
/// ```
/// kick/record.json         the record
/// kick/data/1/             its own files, in the folder whose number the record has
/// kick/snapshots/2/        a copy of them, made when a version was replaced
/// kick/jars/3f….jar        the jars that served, by their digests
/// ```
///
/// Used by one thread at a time.
final class PluginStore {

    private static final Logger log = LoggerFactory.getLogger(PluginStore.class);
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;
    private final Map<String, Handover> unwritten = new LinkedHashMap<>();

    /// @param folder made when it is needed
    PluginStore(Path folder) {
        this.folder = folder;
    }

    /// A change of versions that is prepared, but has not happened.
    ///
    /// @param before the record now
    /// @param next the record after it
    /// @param data the files that the new version works on
    /// @param jar of the new version
    record Handover(String id, PluginRecord before, PluginRecord next, Path data, Path jar) {

        private boolean isNews() {
            return !next.equals(before);
        }

        private boolean isFirst() {
            return before.equals(PluginRecord.NEW);
        }
    }

    /// What is known of a plugin.
    ///
    /// @throws PluginRefusedException if that cannot be read
    PluginRecord recordOf(String id) throws PluginRefusedException {
        if (unwritten.containsKey(id)) {
            return unwritten.get(id).next();
        }
        Path file = recordFile(id);
        if (!Files.exists(file)) {
            return PluginRecord.NEW;
        }
        try {
            PluginRecord record = GSON.fromJson(Files.readString(file), PluginRecord.class);
            if (record == null || !record.isWhole()) {
                throw new JsonParseException("something is missing in it");
            }
            return record;
        } catch (IOException | JsonParseException e) {
            throw new PluginRefusedException(
                    "what is known of it, in " + file + ", cannot be read (" + FileFault.reason(e)
                            + "); restore that file, or move it away to start anew",
                    e);
        }
    }

    void save(String id, PluginRecord record) throws PluginRefusedException {
        settle(id);
        try {
            Files.createDirectories(of(id));
            byte[] content = (GSON.toJson(record) + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(recordFile(id), content, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new PluginRefusedException("its record cannot be stored: " + FileFault.reason(e), e);
        }
    }

    /// Where the plugin's own files are.
    Path data(String id, PluginRecord record) {
        return of(id).resolve("data").resolve(String.valueOf(record.data()));
    }

    /// The jar of a version that was in service.
    Path jar(String id, Release release) {
        return of(id).resolve("jars").resolve(release.digest() + ".jar");
    }

    /// Keeps what a later rollback needs: the jar that comes, and the files as they are. For a plugin's first version
    /// that is done later, by [#settle].
    Handover prepareUpgrade(Candidate next, PluginRecord record) throws PluginRefusedException {
        String id = next.id();
        settle(id);
        Handover handover = new Handover(
                id,
                record,
                record.upgradedTo(next),
                data(id, record),
                next.copy().file());
        if (!handover.isFirst()) {
            keep(handover);
        }
        return handover;
    }

    private void keep(Handover handover) throws PluginRefusedException {
        String id = handover.id();
        PluginRecord record = handover.before();
        PluginRecord after = handover.next();
        Path kept = jar(id, Objects.requireNonNull(after.serving(), "a version comes"));
        try {
            if (!Files.exists(kept) || Files.size(kept) != Files.size(handover.jar())) { // after a power failure
                Files.createDirectories(of(id).resolve("jars"));
                Path half = kept.resolveSibling("half.new");
                Files.copy(handover.jar(), half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            if (after.lastNumber() > record.lastNumber()) {
                FolderTree snapshot = new FolderTree(snapshot(id, after.lastNumber()));
                snapshot.delete(); // what an upgrade left behind that never happened
                new FolderTree(data(id, record)).copyTo(snapshot.root());
            }
        } catch (IOException e) {
            throw new PluginRefusedException("its files cannot be copied: " + FileFault.reason(e), e);
        }
    }

    /// Lays out the files as they were when the previous version was replaced, in a folder of their own: the
    /// version that goes may still write into the present one.
    Handover prepareRollback(String id, PluginRecord record, Release previous) throws PluginRefusedException {
        PluginRecord after = record.rolledBack();
        FolderTree data = new FolderTree(data(id, after));
        try {
            data.delete(); // what a rollback left behind that never happened
            new FolderTree(snapshot(id, previous.snapshot())).copyTo(data.root());
        } catch (IOException e) {
            throw new PluginRefusedException("its files cannot be restored: " + FileFault.reason(e), e);
        }
        return new Handover(id, record, after, data.root(), jar(id, previous));
    }

    /// The change is about to happen: what comes counts from now on.
    ///
    /// A plugin's first version is written down later, by [#settle]: until then there is nothing to go back to, so
    /// nothing is lost with the server. A first start has a dozen of them, and two waits for the disk each.
    void commit(Handover handover) throws PluginRefusedException {
        if (handover.isFirst()) {
            unwritten.put(handover.id(), handover);
        } else if (handover.isNews()) {
            write(handover);
        }
    }

    /// The plugins whose first version serves, and is not written down.
    List<String> unwritten() {
        return List.copyOf(unwritten.keySet());
    }

    /// Writes down a plugin's first version, if that has not been done. Its jar must be there still.
    void settle(String id) throws PluginRefusedException {
        Handover first = unwritten.remove(id);
        if (first != null) {
            keep(first);
            write(first);
        }
    }

    private void write(Handover handover) throws PluginRefusedException {
        save(handover.id(), handover.next());
        prune(handover.id(), handover.next());
    }

    /// Deletes what the record does not need.
    void prune(String id, PluginRecord record) {
        Set<String> jars = new HashSet<>();
        Set<String> snapshots = new HashSet<>();
        for (Release release : record.before()) {
            jars.add(release.digest() + ".jar");
            snapshots.add(String.valueOf(release.snapshot()));
        }
        if (record.serving() != null) {
            jars.add(record.serving().digest() + ".jar");
        }
        deleteAllBut(of(id).resolve("jars"), jars);
        deleteAllBut(of(id).resolve("snapshots"), snapshots);
        deleteAllBut(of(id).resolve("data"), Set.of(String.valueOf(record.data()), String.valueOf(record.setAside())));
    }

    private static void deleteAllBut(Path folder, Set<String> kept) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> old = entries.filter(
                            path -> !kept.contains(path.getFileName().toString()))
                    .collect(Collectors.toList());
            for (Path path : old) {
                new FolderTree(path).delete();
            }
        } catch (IOException e) {
            log.warn("what is no longer needed in {} cannot be deleted: {}", folder, FileFault.reason(e));
        }
    }

    private Path of(String id) {
        return folder.resolve(id);
    }

    private Path recordFile(String id) {
        return of(id).resolve("record.json");
    }

    private Path snapshot(String id, int number) {
        return of(id).resolve("snapshots").resolve(String.valueOf(number));
    }
}
