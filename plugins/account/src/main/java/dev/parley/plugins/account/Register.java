package dev.parley.plugins.account;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Password;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;

/// Gives a guest an account for the name that they have.
@Slash(name = "register", help = "Make the name that you have your own", permission = "account.register")
public final class Register implements Command<Register.Args> {

    /// The password from now on.
    public record Args(
            @Help("at least 8 characters; in quotes if it has blanks")
            Password password) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.server()
                .accounts()
                .register(call.caller(), args.password())
                .reply("The name " + call.caller().nick() + " is yours. From now on it needs this password.");
    }
}
