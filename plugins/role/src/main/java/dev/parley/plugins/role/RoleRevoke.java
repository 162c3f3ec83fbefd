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

/// Takes an account's role away: what remains is a member.
@Slash(
        name = "role revoke",
        help = "Take an account's role away, so that it is a member's",
        permission = "role.manage",
        role = Role.ADMIN,
        audited = true)
public final class RoleRevoke implements Command<RoleRevoke.Args> {

    private static final String REMAINING = "member";

    /// Whose.
    public record Args(
            @Outranked @Help("somebody with an account") Nickname who) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.server()
                .roles()
                .grant(call.caller(), args.who(), REMAINING)
                .reply(args.who() + " is a " + REMAINING + " now.");
    }
}
