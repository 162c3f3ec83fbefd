package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Permissions;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lists the permissions, with the lowest role that has each.
@Slash(
        name = "permission list",
        help = "List the permissions, and the lowest role that has each",
        permission = "permission.list",
        role = Role.ADMIN)
public final class PermissionList implements Command<PermissionList.Args> {

    /// Which ones.
    public record Args(
            @Help("what their names begin with, such as moderation")
            Optional<PermissionName> beginning) {}

    @Override
    public Reply run(Args args, Call call) {
        String beginning = args.beginning().map(PermissionName::text).orElse("");
        List<List<String>> rows = call.server().permissions().all().stream()
                .filter(permission -> permission.name().startsWith(beginning))
                .map(PermissionList::row)
                .toList();
        return rows.isEmpty()
                ? Reply.refused("No permission begins with " + beginning + ".")
                : Reply.table(List.of("PERMISSION", "FROM ROLE", "INSTEAD OF", "IN ROOMS"), rows);
    }

    private static List<String> row(Permissions.Entry permission) {
        return List.of(
                permission.name(),
                permission.decided().orElse(permission.declared()),
                permission.decided().isPresent() ? permission.declared() : "",
                permission.byRoom().entrySet().stream()
                        .map(there -> there.getKey() + ": " + there.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
