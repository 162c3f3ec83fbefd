package dev.parley.server.plugin;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.util.List;

/// Lists the plugins.
@Slash(
        name = "plugins list",
        aliases = "plugins",
        help = "List the plugins that are loaded",
        permission = PluginsCommand.PERMISSION,
        role = Role.ADMIN)
public final class PluginsCommand implements Command<PluginsCommand.Args> {

    /// The permission to see the plugins, and to be told what becomes of them.
    public static final String PERMISSION = "plugins.list";

    private final Plugins plugins;

    public PluginsCommand(Plugins plugins) {
        this.plugins = plugins;
    }

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        if (plugins.loaded().isEmpty()) {
            return Reply.text("No plugins are loaded.");
        }
        List<List<String>> rows = plugins.loaded().stream()
                .map(plugin -> List.of(plugin.id(), plugin.version(), Plugins.commandsOf(plugin), plugin.description()))
                .toList();
        return Reply.table(List.of("PLUGIN", "VERSION", "COMMANDS", "DESCRIPTION"), rows);
    }
}
