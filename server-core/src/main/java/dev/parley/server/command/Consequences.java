package dev.parley.server.command;

import dev.parley.server.people.Register;
import java.util.function.Consumer;

/// What follows when the tables about people have changed: other permissions, other ranks of those who are
/// here, other moderators. Safe for all threads.
///
/// @param registry tells those who may run other commands than before
public record Consequences(ServerHandle server, CommandRegistry registry) implements Consumer<Register> {

    @Override
    public void accept(Register register) {
        server.directory().permissions().override(register.overrides());
        server.allRooms().all().forEach(room -> room.moderators().dismissUnless(register.accounts()::containsKey));
        server.sessions().all().forEach(server.directory().logins()::follow);
        registry.permissionsChanged();
    }
}
