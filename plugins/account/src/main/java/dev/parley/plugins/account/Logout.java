package dev.parley.plugins.account;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Slash;

/// Makes somebody a guest, under a name that is free.
@Slash(name = "logout", help = "Be a guest")
public final class Logout implements Command<Logout.Args> {

    /// No arguments.
    public record Args() {}

    @Override
    public Reply run(Args args, Call call) {
        Result logout = call.server().accounts().logout(call.caller());
        return logout.reply("You are a guest now, and called " + call.caller().nick() + ".");
    }
}
