package dev.parley.plugins.account;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Password;
import dev.parley.api.Reply;
import dev.parley.api.Slash;
import java.io.IOException;

/// Gives the account that somebody is logged in to another password.
@Slash(name = "password", help = "Change your password")
public final class ChangePassword implements Command<ChangePassword.Args> {

    /// The password until now, and the one from now on.
    public record Args(
            @Help("your password") Password old,

            @Help("at least 8 characters; in quotes if it has blanks")
            Password fresh) {}

    @Override
    public Reply run(Args args, Call call) throws IOException {
        return call.server()
                .accounts()
                .changePassword(call.caller(), args.old(), args.fresh())
                .reply("Your password is changed.");
    }
}
