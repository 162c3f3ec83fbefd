package dev.parley.server.plugin;

import dev.parley.api.ArgumentType;
import dev.parley.api.Call;
import dev.parley.api.Parsed;
import java.util.List;

/// The id of a plugin that is known, whether it serves or not.
public record PluginId(String text) {

    /// Reads one.
    public record Type(Plugins plugins) implements ArgumentType<PluginId> {

        @Override
        public Class<PluginId> type() {
            return PluginId.class;
        }

        @Override
        public String label() {
            return "plugin";
        }

        @Override
        public Parsed<PluginId> parse(String word, Call call) {
            return plugins.ids().contains(word)
                    ? Parsed.understood(new PluginId(word))
                    : Parsed.unreadable("no plugin is called " + word);
        }

        @Override
        public List<String> suggestions(String prefix, Call call) {
            return List.copyOf(plugins.ids());
        }
    }
}
