package dev.parley.server.app;

import dev.parley.api.Command;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.ConfirmCommand;
import dev.parley.server.command.Contribution;
import dev.parley.server.command.GrammarReader;
import dev.parley.server.command.HelpCommand;
import dev.parley.server.command.InvalidCommandException;
import dev.parley.server.command.QuitCommand;
import dev.parley.server.command.RegisteredCommand;
import dev.parley.server.command.WhoCommand;
import dev.parley.server.isolation.Owner;
import dev.parley.server.plugin.PluginDesk;
import dev.parley.server.plugin.PluginId;
import dev.parley.server.plugin.PluginInfoCommand;
import dev.parley.server.plugin.Plugins;
import dev.parley.server.plugin.PluginsCommand;
import dev.parley.server.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// The commands that the server brings itself.
final class CoreCommands {

    private CoreCommands() {}

    /// Puts them into a registry.
    ///
    /// @param pluginThread the only one that may change something about the plugins
    static void register(CommandRegistry registry, Sessions sessions, Plugins plugins, ExecutorService pluginThread) {
        Owner core = Owner.server(CommandRegistry.CORE);
        List<Command<?>> commands = new ArrayList<>(List.of(
                new HelpCommand(registry),
                new WhoCommand(),
                new QuitCommand(sessions),
                new ConfirmCommand(),
                new PluginsCommand(plugins),
                new PluginInfoCommand(plugins)));
        commands.addAll(new PluginDesk(plugins, pluginThread).commands());
        try {
            GrammarReader reader = new GrammarReader(List.of(new PluginId.Type(plugins)));
            List<RegisteredCommand<?>> registered = new ArrayList<>();
            for (Command<?> command : commands) {
                registered.add(RegisteredCommand.of(core, command, reader));
            }
            registry.put(Contribution.ofCommands(core, registered));
        } catch (InvalidCommandException e) {
            throw new IllegalStateException("a command of the server itself is wrong", e);
        }
    }
}
