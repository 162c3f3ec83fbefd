package dev.parley.server.plugin;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import dev.parley.server.command.Calls;
import java.time.Duration;
import java.util.List;

/// Says all there is to know about one plugin.
@Slash(
        name = "plugins info",
        help = "Say all about one plugin",
        permission = PluginsCommand.PERMISSION,
        role = Role.ADMIN)
public final class PluginInfoCommand implements Command<PluginInfoCommand.Args> {

    /// Which plugin.
    public record Args(@Help("which one") LoadedPlugin plugin) {}

    @Override
    public Reply run(Args args, Call call) {
        LoadedPlugin plugin = args.plugin();
        Calls.Totals totals = plugin.calls().totals();
        return Reply.table(
                List.of("PLUGIN", plugin.id()),
                List.of(
                        List.of("version", plugin.version()),
                        List.of("description", plugin.description()),
                        List.of("file", plugin.jar().getFileName().toString()),
                        List.of("loaded", plugin.since().toString()),
                        List.of("commands", Plugins.commandsOf(plugin)),
                        List.of("calls", String.valueOf(totals.calls())),
                        List.of("failures", String.valueOf(totals.failures())),
                        List.of(
                                "running",
                                String.valueOf(plugin.calls().threads().size())),
                        List.of("mean time", micros(totals.mean())),
                        List.of("slowest", micros(totals.slowest()))));
    }

    private static String micros(Duration time) {
        return time.toNanos() / 1_000 + " µs";
    }
}
