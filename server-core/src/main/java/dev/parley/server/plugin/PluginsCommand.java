package dev.parley.server.plugin;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.util.ArrayList;
import java.util.List;

/// Lists the plugins: those that serve, those that are left alone, and the jars that were refused.
@Slash(
        name = "plugins list",
        aliases = "plugins",
        help = "List the plugins",
        permission = PluginsCommand.PERMISSION,
        role = Role.ADMIN)
public record PluginsCommand(Plugins plugins) implements Command<PluginsCommand.Args> {

    /// The permission to see the plugins, and to be told what becomes of them.
    public static final String PERMISSION = "plugins.list";

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        Roster roster = plugins.roster();
        List<List<String>> rows = new ArrayList<>();
        for (LoadedPlugin plugin : roster.serving()) {
            rows.add(row(
                    plugin.source(),
                    plugin.owner().calls().health(),
                    plugin.contribution().commandNames()));
        }
        roster.idle()
                .values()
                .forEach(idle -> rows.add(row(idle.source(), idle.state().word(), "")));
        roster.refused()
                .forEach((jar, refusal) ->
                        rows.add(List.of(jar.getFileName().toString(), "", "refused", "", refusal.reason())));
        return rows.isEmpty()
                ? Reply.text("There are no plugins.")
                : Reply.table(List.of("PLUGIN", "VERSION", "STATE", "COMMANDS", "DESCRIPTION"), rows);
    }

    private static List<String> row(Candidate source, String state, String commands) {
        return List.of(source.id(), source.version(), state, commands, source.description());
    }
}
