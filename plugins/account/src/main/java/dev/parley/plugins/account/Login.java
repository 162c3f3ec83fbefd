package dev.parley.plugins.account;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Password;
import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.Slash;
import java.io.IOException;

/// Gives somebody who is here the name and the role of an account.
@Slash(name = "login", help = "Come back as who you are")
public final class Login implements Command<Login.Args> {

    /// Which account, and its password.
    public record Args(
            @Help("your name") Nickname name,
            @Help("its password") Password password) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        Result login = call.server().accounts().login(call.caller(), args.name(), args.password());
        return login.reply(
                "You are " + call.caller().nick() + " now, a " + call.caller().role() + ".");
    }
}
