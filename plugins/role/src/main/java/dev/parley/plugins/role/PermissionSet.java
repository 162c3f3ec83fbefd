package dev.parley.plugins.role;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.Room;
import dev.parley.api.Slash;
import java.io.IOException;
import java.util.Optional;

/// Decides which role is the lowest that has a permission.
@Slash(
        name = "permission set",
        help = "Decide from which role on people have a permission, everywhere or in a room",
        permission = "permission.manage",
        role = Role.ADMIN,
        audited = true)
public final class PermissionSet implements Command<PermissionSet.Args> {

    /// Which one, whose, and where.
    public record Args(
            @Help("see /permission list") PermissionName permission,
            @Help("the lowest that has it") RoleName role,
            @Help("everywhere if left out") Optional<Room> room) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        String permission = args.permission().text();
        boolean known = PermissionNameType.names(call).contains(permission);
        if (!known && !call.confirmed()) {
            return Reply.confirm("Nothing here asks for the permission " + permission + ".");
        }
        String where = args.room().map(room -> " in " + room.name()).orElse("");
        return call.server()
                .permissions()
                .set(call.caller(), permission, args.role().text(), args.room())
                .reply(permission + " is for " + args.role() + " and above" + where + " now.");
    }
}
