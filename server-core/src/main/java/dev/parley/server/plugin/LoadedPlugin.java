package dev.parley.server.plugin;

import dev.parley.api.Lifecycle;
import dev.parley.server.command.Contribution;
import dev.parley.server.files.FileStamp;
import dev.parley.server.isolation.Owner;
import dev.parley.server.plugin.leak.Bystander;
import java.time.Instant;
import java.util.List;
import org.pf4j.PluginManager;

/// A plugin whose classes are loaded, with all that it brings. Immutable.
///
/// @param source the jar that it comes from
/// @param since when it was loaded
/// @param contribution what it adds to the server
/// @param settings what the file with its settings looked like
/// @param lifecycles what it does when it comes and goes
/// @param manager the pf4j manager that holds this plugin and no other
public record LoadedPlugin(
        Candidate source,
        Instant since,
        Contribution contribution,
        FileStamp settings,
        List<Lifecycle> lifecycles,
        PluginManager manager) {

    String id() {
        return source.id();
    }

    String version() {
        return source.version();
    }

    /// Id and version: `kick 0.1.0`.
    String name() {
        return source.name();
    }

    Owner owner() {
        return contribution.owner();
    }

    /// This plugin, as one that serves while another is gone.
    Bystander bystander() {
        return new Bystander(name(), List.of(contribution, lifecycles), classLoader());
    }

    ClassLoader classLoader() {
        return manager.getPluginClassLoader(id());
    }
}
