package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import dev.parley.server.session.Sessions;

/// Lets the caller go.
@Slash(name = "quit", help = "Leave the server")
public final class QuitCommand implements Command<QuitCommand.Args> {

    private final Sessions sessions;

    public QuitCommand(Sessions sessions) {
        this.sessions = sessions;
    }

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        sessions.find(call.caller().nick()).ifPresent(session -> session.leave("Goodbye!"));
        return Reply.nothing();
    }
}
