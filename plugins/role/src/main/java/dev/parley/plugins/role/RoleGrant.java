package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Outranked;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;

/// Gives an account a role.
@Slash(
        name = "role grant",
        help = "Give an account a role, instead of the one it has",
        permission = "role.manage",
        role = Role.ADMIN,
        audited = true)
public final class RoleGrant implements Command<RoleGrant.Args> {

    /// Whom, and which.
    public record Args(
            @Outranked @Help("somebody with an account") Nickname who,
            @Help("not above yours") RoleName role) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.server()
                .roles()
                .grant(call.caller(), args.who(), args.role().text())
                .reply(args.who() + " has the role " + args.role() + " now.");
    }
}
