package dev.parley.server.plugin;

import dev.parley.server.command.Calls;
import dev.parley.server.command.RegisteredCommand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.pf4j.PluginManager;

/// A plugin that was loaded from a jar, with all that it brings. Immutable.
///
/// @param id the `Plugin-Id` of its manifest
/// @param version the `Plugin-Version` of its manifest
/// @param description the `Plugin-Description`, perhaps empty
/// @param since when it was loaded
/// @param jar the file in the plugin folder
/// @param copy the server's own copy of that file, from which the classes come
/// @param commands what it adds
/// @param calls who is inside its code
/// @param manager the pf4j manager that holds this plugin and no other
public record LoadedPlugin(
        String id,
        String version,
        String description,
        Instant since,
        Path jar,
        JarCopy copy,
        List<RegisteredCommand<?>> commands,
        Calls calls,
        PluginManager manager) {

    /// Id and version: `kick 0.1.0`.
    String name() {
        return id + " " + version;
    }

    ClassLoader classLoader() {
        return manager.getPluginClassLoader(id);
    }
}
