package dev.parley.server.plugin;

import dev.parley.server.command.RegisteredCommand;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.PluginManager;

/// A plugin that was loaded from a jar, with all that it brings. Immutable.
///
/// @param id the `Plugin-Id` of its manifest
/// @param version the `Plugin-Version` of its manifest
/// @param description the `Plugin-Description`, perhaps empty
/// @param jar the file in the plugin folder
/// @param commands what it adds
/// @param manager the pf4j manager that holds this plugin and no other
record LoadedPlugin(
        String id,
        String version,
        String description,
        Path jar,
        List<RegisteredCommand<?>> commands,
        PluginManager manager) {}
