package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.util.List;

/// Lists the roles.
@Slash(
        name = "role list",
        help = "List the roles, from the lowest to the highest",
        permission = "role.list",
        role = Role.MODERATOR)
public final class RoleList implements Command<RoleList.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        return Reply.table(
                List.of("ROLE", "LEVEL", "KIND"),
                call.server().roles().all().stream()
                        .map(role -> List.of(
                                role.name(), String.valueOf(role.level()), role.own() ? "this server's own" : ""))
                        .toList());
    }
}
