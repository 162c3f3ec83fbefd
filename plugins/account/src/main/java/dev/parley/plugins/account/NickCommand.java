package dev.parley.plugins.account;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Slash;

/// Gives a guest another name, and lets an account write its own in another way.
@Slash(name = "nick", help = "Take another name", permission = "account.nick")
public final class NickCommand implements Command<NickCommand.Args> {

    /// Which name.
    public record Args(@Help("the name from now on") Nickname name) {}

    @Override
    public Reply run(Args args, Call call) {
        Result renamed = call.caller().rename(args.name());
        return renamed.reply("You are " + call.caller().nick() + " now.");
    }
}
