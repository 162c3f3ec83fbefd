package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import java.util.List;

/// Reads the id of a plugin that is loaded.
public final class PluginArgument implements ArgumentType<LoadedPlugin> {

    private final Plugins plugins;

    public PluginArgument(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public Class<LoadedPlugin> type() {
        return LoadedPlugin.class;
    }

    @Override
    public String label() {
        return "plugin";
    }

    @Override
    public Parsed<LoadedPlugin> parse(String word, Call call) {
        return plugins.find(word)
                .map(Parsed::understood)
                .orElseGet(() -> Parsed.unreadable("no plugin is called " + word));
    }

    @Override
    public List<String> suggestions(String prefix, Call call) {
        return plugins.loaded().stream().map(LoadedPlugin::id).toList();
    }
}
