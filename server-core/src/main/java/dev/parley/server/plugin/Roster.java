package dev.parley.server.plugin;

import dev.parley.server.plugin.leak.Bystander;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All plugins at one moment: what serves, what is left alone, and what was refused. Immutable.
///
/// @param serving ordered by id
/// @param idle jars that are plugins, but do not serve
/// @param refused what was last refused of each jar
/// @param records what is remembered of the plugins that serve, by their ids
public record Roster(
        List<LoadedPlugin> serving,
        Map<Path, Idle> idle,
        Map<Path, Refusal> refused,
        Map<String, PluginRecord> records) {

    static final Roster EMPTY = new Roster(List.of(), Map.of(), Map.of(), Map.of());

    /// Why a jar does not serve.
    enum State {
        /// The admin disabled its plugin.
        DISABLED,
        /// The admin unloaded its plugin.
        UNLOADED,
        /// It was rolled back from.
        ROLLED_BACK,
        /// Another jar of the same plugin serves.
        PASSED_OVER;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// A jar that does not serve.
    record Idle(Candidate source, State state) {}

    /// What was said of a jar that cannot serve.
    record Refusal(String reason, Instant when) {
        @Override
        public String toString() {
            return when.truncatedTo(ChronoUnit.SECONDS) + ": " + reason;
        }
    }

    /// A line for each plugin that serves: `kick 0.1.0 (/kick)`.
    public List<String> summary() {
        return serving.stream()
                .map(plugin -> plugin.name()
                        + (plugin.contribution().commands().isEmpty()
                                ? ""
                                : " (" + plugin.contribution().commandNames() + ")"))
                .toList();
    }

    /// The plugins that serve, as those who may hold what is another's.
    List<Bystander> bystanders() {
        return serving.stream().map(LoadedPlugin::bystander).toList();
    }

    /// The plugin of that id, if it serves.
    Optional<LoadedPlugin> find(String id) {
        return serving.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /// The jars of that plugin that do not serve.
    List<Idle> idleOf(String id) {
        return idle.values().stream()
                .filter(jar -> jar.source().id().equals(id))
                .toList();
    }

    /// The ids of all plugins that are known.
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        serving.forEach(plugin -> ids.add(plugin.id()));
        idle.values().forEach(jar -> ids.add(jar.source().id()));
        return ids;
    }

    /// The jars of a plugin: the one that serves first.
    List<Path> jarsOf(String id) {
        return Stream.concat(
                        find(id).map(plugin -> plugin.source().jar()).stream(),
                        idleOf(id).stream().map(jar -> jar.source().jar()))
                .toList();
    }

    /// What was refused of the jars of a plugin.
    List<Refusal> refusalsOf(String id) {
        return jarsOf(id).stream()
                .flatMap(jar -> Optional.ofNullable(refused.get(jar)).stream())
                .toList();
    }

    Roster serving(LoadedPlugin plugin, PluginRecord record) {
        Roster others = without(plugin.id()).without(plugin.source().jar());
        List<LoadedPlugin> all = new ArrayList<>(others.serving());
        all.add(plugin);
        all.sort(Comparator.comparing(LoadedPlugin::id));
        return new Roster(
                List.copyOf(all), others.idle(), others.refused(), with(others.records(), plugin.id(), record));
    }

    Roster idle(Candidate source, State state) {
        return new Roster(serving, with(idle, source.jar(), new Idle(source, state)), refused, records);
    }

    Roster refused(Path jar, Refusal refusal) {
        return new Roster(serving, idle, with(refused, jar, refusal), records);
    }

    /// Without the plugin that serves under an id.
    Roster without(String id) {
        return new Roster(
                serving.stream().filter(plugin -> !plugin.id().equals(id)).toList(),
                idle,
                refused,
                with(records, id, null));
    }

    /// Without what is known of a jar that does not serve.
    Roster without(Path jar) {
        return new Roster(serving, with(idle, jar, null), with(refused, jar, null), records);
    }

    private static <K extends Comparable<? super K>, V> Map<K, V> with(Map<K, V> map, K key, @Nullable V value) {
        Map<K, V> changed = new TreeMap<>(map);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return Map.copyOf(changed);
    }
}
