package dev.parley.plugins.moderation;

import static dev.parley.api.Role.ADMIN;

import dev.parley.api.AuditEntry;
import dev.parley.api.AuditQuery;
import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.PluginContext;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import dev.parley.plugins.moderation.AuditFilter.Field;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Searches the audit log.
@Slash(name = "audit", help = "Show who did what to whom, and why", permission = "moderation.audit", role = ADMIN)
public final class ShowAudit implements Command<ShowAudit.Args> {

    private static final int MOST = 50;

    private final PluginContext plugin;

    /// Which acts.
    public record Args(
            @Rest @Help("by:ada of:bob what:ban since:7d, and words")
            Optional<String> filters) {

        public Args {
            filters.ifPresent(AuditFilter::parse); // which says what is wrong
        }
    }

    /// @param plugin for the clock
    public ShowAudit(PluginContext plugin) {
        this.plugin = plugin;
    }

    @Override
    public Reply run(Args args, Call call) {
        AuditFilter filter = AuditFilter.parse(args.filters().orElse(""));
        Optional<Duration> ago = filter.of(Field.SINCE).flatMap(Ago::parse);
        AuditQuery query = new AuditQuery(
                filter.of(Field.BY),
                filter.of(Field.OF),
                filter.of(Field.WHAT),
                ago.map(plugin.clock().instant()::minus),
                filter.of(Field.TEXT),
                MOST + 1);
        List<AuditEntry> found;
        try {
            found = call.server().audit().search(query);
        } catch (IOException e) {
            return Reply.refused("The audit log cannot be read: " + e.getMessage() + ".");
        }
        if (found.isEmpty()) {
            return Reply.text("Nothing in the audit log matches.");
        }
        List<List<String>> rows = new ArrayList<>();
        found.stream().limit(MOST).forEach(entry -> rows.add(row(entry)));
        if (found.size() > MOST) {
            rows.add(List.of("…", "there are older ones:", "/audit by:… of:… what:… since:… shows fewer", "", "", ""));
        }
        return Reply.table(List.of("NUMBER", "TIME", "WHO", "WHAT", "OUTCOME", "FROM"), rows);
    }

    private static List<String> row(AuditEntry entry) {
        String what = entry.line().isEmpty() ? entry.what() : entry.line();
        return List.of(
                String.valueOf(entry.number()),
                Terms.time(entry.time()),
                entry.who(),
                what,
                entry.outcome(),
                entry.address());
    }
}
