package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;

/// Takes a role of this server's own away.
@Slash(
        name = "role delete",
        help = "Take away a role that nobody has",
        permission = "role.manage",
        role = Role.ADMIN,
        audited = true)
public final class RoleDelete implements Command<RoleDelete.Args> {

    /// Which one.
    public record Args(@Help("one of this server's own") RoleName role) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.server()
                .roles()
                .delete(call.caller(), args.role().text())
                .reply("There is no role " + args.role() + " any more.");
    }
}
