package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.Optional;

/// Takes a decision about a permission back.
@Slash(
        name = "permission reset",
        help = "Take back what was decided about a permission, everywhere or in a room",
        permission = "permission.manage",
        role = Role.ADMIN,
        audited = true)
public final class PermissionReset implements Command<PermissionReset.Args> {

    /// Which one, and where. The room need not be there any more.
    public record Args(
            @Help("see /permission list") PermissionName permission,
            @Help("the room it was decided for, if for one") Optional<String> room) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        String permission = args.permission().text();
        String where = args.room().map(room -> " in " + room).orElse("");
        return call.server()
                .permissions()
                .reset(call.caller(), permission, args.room())
                .reply("Nothing is decided about " + permission + where + " any more.");
    }
}
