package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Range;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;

/// Makes a role of this server's own.
@Slash(name = "role create", help = "Make a role", permission = "role.manage", role = Role.ADMIN, audited = true)
public final class RoleCreate implements Command<RoleCreate.Args> {

    /// Which one.
    public record Args(
            @Help("a new one") String name,

            @Help("between those of other roles: member has 100, moderator 200") @Range(min = 1, max = 299)
            int level) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.server()
                .roles()
                .create(call.caller(), args.name(), args.level())
                .reply("The role " + args.name() + " may what all roles below level " + args.level() + " may.");
    }
}
