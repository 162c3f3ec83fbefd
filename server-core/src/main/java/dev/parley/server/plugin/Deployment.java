package dev.parley.server.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides which jar of a plugin serves, by the jars there are and by what the admin says, and remembers it.
///
/// What changes something is for one thread at a time; [#roster()] is for all threads.
final class Deployment {

    private static final Logger log = LoggerFactory.getLogger(Deployment.class);

    private final PluginFolder folder;
    private final ReadAhead reader;
    private final PluginStore store;
    private final Succession succession;
    private final VersionManager versions = new DefaultVersionManager();

    private volatile Roster roster = Roster.EMPTY;

    /// @param folder where the admin drops jars
    Deployment(PluginFolder folder, ReadAhead reader, PluginStore store, Succession succession) {
        this.folder = folder;
        this.reader = reader;
        this.store = store;
        this.succession = succession;
    }

    Roster roster() {
        return roster;
    }

    /// Notes that a jar cannot serve.
    void refused(Path jar, Roster.Refusal refusal) {
        roster = roster.refused(jar, refusal);
    }

    /// Brings a jar into service, unless something speaks against it.
    ///
    /// @param asked whether the admin said so, which counts more than what was decided before
    /// @return what became of it
    /// @throws PluginRefusedException if it cannot serve; whatever served before goes on serving
    String install(Path jar, boolean asked) throws PluginRefusedException {
        roster = roster.without(jar);
        Candidate candidate = reader.read(jar);
        try {
            if (!asked && !folder.standsStill(jar)) {
                throw new IncompleteJarException(); // what was read may be a mixture
            }
            PluginRecord record = store.recordOf(candidate.id());
            Optional<LoadedPlugin> serving = roster.find(candidate.id());
            Optional<Roster.State> still = asked ? Optional.empty() : reasonToStayBack(candidate, record, serving);
            if (record.disabled()) {
                still = Optional.of(Roster.State.DISABLED);
            }
            if (still.isEmpty()) {
                return put(candidate, settingsOf(candidate.id()), record, serving);
            }
            roster = roster.idle(candidate, still.get());
            if (still.get() == Roster.State.ROLLED_BACK && serving.isEmpty() && record.serving() != null) {
                PluginSettings settings = settingsOf(candidate.id());
                return put(standIn(candidate.id(), record.serving(), jar), settings, record, serving);
            }
            return "plugin " + candidate.name() + " is left alone: " + why(still.get(), candidate, serving);
        } finally {
            if (!isServing(candidate)) {
                candidate.copy().delete();
            }
        }
    }

    /// Writes down what serves for the first time, which serves no longer if that fails.
    ///
    /// @param refused told of a jar, and why it cannot serve
    void settle(BiConsumer<Path, String> refused) {
        for (String id : store.unwritten()) {
            try {
                store.settle(id);
            } catch (PluginRefusedException e) {
                roster.find(id).ifPresent(plugin -> {
                    end(plugin);
                    refused.accept(plugin.source().jar(), e.reason());
                });
            }
        }
    }

    /// A jar is gone. If its plugin served from it, another jar of the plugin takes over; if there is none, the
    /// plugin goes out of service.
    ///
    /// @param trouble told of a jar that could not take over
    /// @return what became of the plugin, if anything did
    Optional<String> remove(Path jar, Consumer<String> trouble) {
        roster = roster.without(jar);
        Optional<LoadedPlugin> serving = roster.serving().stream()
                .filter(plugin -> plugin.source().jar().equals(jar))
                .findFirst();
        return serving.map(plugin -> inherit(plugin, trouble).orElseGet(() -> {
            end(plugin);
            return "plugin " + plugin.name() + " is removed";
        }));
    }

    /// Loads the jar of a plugin anew; after a rollback, the one that stands in.
    String reload(String id) throws PluginRefusedException {
        PluginRecord record = store.recordOf(id);
        Path jar = jarOf(id);
        if (record.serving() == null || record.rejected().isEmpty()) {
            return install(jar, true);
        }
        PluginSettings settings = settingsOf(id);
        return put(standIn(id, record.serving(), jar), settings, record, roster.find(id));
    }

    /// Takes a plugin out of service until its jar changes, the admin loads it, or the server starts again.
    String unload(String id) throws PluginRefusedException {
        LoadedPlugin plugin = roster.find(id).orElseThrow(() -> new PluginRefusedException(id + " is not in service"));
        end(plugin);
        roster = roster.idle(plugin.source(), Roster.State.UNLOADED);
        return "plugin " + plugin.name() + " is unloaded";
    }

    /// Takes a plugin out of service until the admin enables it.
    String disable(String id) throws PluginRefusedException {
        PluginRecord record = store.recordOf(id);
        if (record.disabled()) {
            throw new PluginRefusedException(id + " is disabled already");
        }
        store.save(id, record.disabled(true));
        roster.find(id).ifPresent(plugin -> {
            end(plugin);
            roster = roster.idle(plugin.source(), Roster.State.DISABLED);
        });
        return "plugin " + id + " is disabled; /plugins enable " + id + " changes that";
    }

    /// Lets a disabled plugin come into service, now and at each start.
    String enable(String id) throws PluginRefusedException {
        PluginRecord record = store.recordOf(id);
        if (!record.disabled()) {
            throw new PluginRefusedException(id + " is not disabled");
        }
        store.save(id, record.disabled(false));
        return reload(id);
    }

    /// Goes back to the version before, with the plugin's own files as they were when it was replaced.
    String rollBack(String id) throws PluginRefusedException {
        PluginRecord record = store.recordOf(id);
        PluginRecord.Release previous = record.previous()
                .orElseThrow(
                        () -> new PluginRefusedException("there is no earlier version of " + id + " to go back to"));
        if (record.disabled()) {
            throw new PluginRefusedException(id + " is disabled");
        }
        Optional<LoadedPlugin> serving = roster.find(id);
        PluginSettings settings = settingsOf(id);
        Candidate candidate = standIn(id, previous, jarOf(id));
        LoadedPlugin plugin = succession.rollBack(candidate, settings, record, previous, serving);
        roster = roster.serving(plugin, record.rolledBack());
        String instead = serving.map(bad -> " instead of " + bad.version()).orElse("");
        return "plugin " + plugin.name() + " serves again" + instead + ", with its files as they were";
    }

    private String put(
            Candidate candidate, PluginSettings settings, PluginRecord record, Optional<LoadedPlugin> serving)
            throws PluginRefusedException {
        LoadedPlugin plugin = succession.upgrade(candidate, settings, record, serving);
        roster = roster.serving(plugin, record.upgradedTo(candidate));
        if (serving.isEmpty()) {
            String commands = plugin.contribution().commandNames();
            return "plugin " + plugin.name() + " is loaded" + (commands.isEmpty() ? "" : ": " + commands);
        }
        int order = versions.compareVersions(plugin.version(), serving.get().version());
        return order == 0
                ? "plugin " + plugin.name() + " is loaded anew"
                : "plugin " + serving.get().name() + (order > 0 ? " is upgraded to " : " gives way to ")
                        + plugin.version();
    }

    /// Why a jar does not come into service by itself; nothing if it does.
    private Optional<Roster.State> reasonToStayBack(
            Candidate candidate, PluginRecord record, Optional<LoadedPlugin> serving) throws PluginRefusedException {
        if (record.rejected().contains(candidate.copy().digest())) {
            return Optional.of(Roster.State.ROLLED_BACK);
        }
        if (serving.isEmpty()
                || candidate.jar().equals(serving.get().source().jar())
                || !Files.exists(serving.get().source().jar())) {
            return Optional.empty(); // the same file with new content, or under a new name
        }
        int order = versions.compareVersions(candidate.version(), serving.get().version());
        if (order > 0) {
            return Optional.empty();
        }
        roster = roster.idle(candidate, Roster.State.PASSED_OVER);
        String from = " serves from " + serving.get().source().fileName();
        throw new PluginRefusedException(
                order == 0
                        ? "the same version of " + candidate.id() + from
                        : "it is older than " + serving.get().name() + ", which" + from);
    }

    private static String why(Roster.State state, Candidate candidate, Optional<LoadedPlugin> serving) {
        return state == Roster.State.DISABLED
                ? "it is disabled; /plugins enable " + candidate.id() + " changes that"
                : "it was rolled back"
                        + serving.map(plugin -> " to " + plugin.version()).orElse("") + "; /plugins load "
                        + candidate.fileName() + " takes it all the same";
    }

    /// Another jar of a plugin takes over from the one that is gone.
    private Optional<String> inherit(LoadedPlugin plugin, Consumer<String> trouble) {
        List<Path> heirs = roster.idleOf(plugin.id()).stream()
                .filter(idle -> idle.state() == Roster.State.PASSED_OVER)
                .map(Roster.Idle::source)
                .sorted(Comparator.comparing(Candidate::version, versions::compareVersions)
                        .reversed())
                .map(Candidate::jar)
                .toList();
        for (Path heir : heirs) {
            try {
                return Optional.of(install(heir, true));
            } catch (PluginRefusedException e) {
                trouble.accept("plugin " + heir.getFileName() + " is refused: " + e.reason());
            }
        }
        return Optional.empty();
    }

    /// A version that served before, from the copy of its jar that was kept, in the place of the plugin's jar.
    private Candidate standIn(String id, PluginRecord.Release release, Path jar) throws PluginRefusedException {
        return reader.read(store.jar(id, release)).standingInFor(jar);
    }

    private void end(LoadedPlugin plugin) {
        try {
            store.settle(plugin.id()); // while its jar is there
        } catch (PluginRefusedException e) {
            log.warn("of {}, which goes out of service, {}", plugin.name(), e.reason());
        }
        roster = roster.without(plugin.id());
        succession.end(plugin);
    }

    private boolean isServing(Candidate candidate) {
        return roster.serving().stream()
                .anyMatch(plugin ->
                        plugin.source().copy().file().equals(candidate.copy().file()));
    }

    private Path jarOf(String id) throws PluginRefusedException {
        return roster.jarsOf(id).stream()
                .findFirst()
                .orElseThrow(() -> new PluginRefusedException("no plugin is called " + id));
    }

    private PluginSettings settingsOf(String id) throws PluginRefusedException {
        return PluginSettings.read(folder.path(), id);
    }
}
