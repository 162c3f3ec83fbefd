package dev.parley.server.plugin;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import dev.parley.server.isolation.Calls;
import dev.parley.server.isolation.Totals;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says all there is to know about one plugin.
@Slash(
        name = "plugins info",
        help = "Say all about one plugin",
        permission = PluginsCommand.PERMISSION,
        role = Role.ADMIN)
public record PluginInfoCommand(Plugins plugins) implements Command<PluginInfoCommand.Args> {

    /// Which plugin.
    public record Args(@Help("which one") PluginId plugin) {}

    @Override
    public Reply run(Args args, Call call) {
        String id = args.plugin().text();
        Roster roster = plugins.roster();
        List<List<String>> rows = new ArrayList<>();
        roster.find(id).ifPresent(plugin -> serving(plugin, rows));
        Optional.ofNullable(roster.records().get(id)).ifPresent(record -> remembered(record, rows));
        for (Roster.Idle idle : roster.idleOf(id)) {
            rows.add(List.of(
                    idle.state().word(),
                    idle.source().version() + " in " + idle.source().fileName()));
        }
        roster.refusalsOf(id).forEach(refusal -> rows.add(List.of("last refusal", refusal.toString())));
        plugins.leaksOf(id).forEach(leak -> rows.add(List.of("still in memory", leak)));
        return Reply.table(List.of("PLUGIN", id), rows);
    }

    private static void remembered(PluginRecord record, List<List<String>> rows) {
        if (!record.rejected().isEmpty()) {
            rows.add(List.of("pinned", "rolled back; stays at this version until another jar comes"));
        }
        if (!record.before().isEmpty()) {
            String versions =
                    record.before().stream().map(PluginRecord.Release::version).collect(Collectors.joining(", "));
            rows.add(List.of("rollback to", versions));
        }
    }

    private static void serving(LoadedPlugin plugin, List<List<String>> rows) {
        Calls calls = plugin.owner().calls();
        Totals totals = calls.totals();
        rows.add(List.of("version", plugin.version()));
        rows.add(List.of("description", plugin.source().description()));
        rows.add(List.of("file", plugin.source().fileName()));
        rows.add(List.of("since", plugin.since().truncatedTo(ChronoUnit.SECONDS).toString()));
        rows.add(List.of("commands", plugin.contribution().commandNames()));
        rows.add(List.of(
                "filters", String.valueOf(plugin.contribution().filters().size())));
        rows.add(List.of(
                "listeners", String.valueOf(plugin.contribution().listeners().size())));
        rows.add(List.of("state", calls.health()));
        rows.add(List.of("calls", String.valueOf(totals.calls())));
        rows.add(List.of("failures", String.valueOf(totals.failures())));
        rows.add(List.of("running", String.valueOf(calls.threads().size())));
        rows.add(List.of("mean time", micros(totals.mean())));
        rows.add(List.of("slowest", micros(totals.slowest())));
    }

    private static String micros(Duration time) {
        return time.toNanos() / 1_000 + " µs";
    }
}
