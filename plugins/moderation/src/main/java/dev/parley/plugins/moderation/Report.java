package dev.parley.plugins.moderation;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Slash;
import dev.parley.api.User;
import java.util.List;

/// Tells those who keep order about somebody; the audit log keeps it for those who are not here.
@Slash(name = "report", help = "Tell those who keep order about somebody", cooldown = "30s", audited = true)
public final class Report implements Command<Report.Args> {

    /// Who has it is told of reports.
    static final String PERMISSION = "moderation.warn";

    /// Whom, and why.
    public record Args(
            @Help("who, here or not") Nickname who,
            @Rest @Help("what they did") String reason) {}

    @Override
    public Reply run(Args args, Call call) {
        String line = call.caller().nick() + " reports " + args.who() + ": " + args.reason();
        List<User> moderators = call.server().users().stream()
                .filter(user -> user.may(PERMISSION) && !user.equals(call.caller()))
                .toList();
        moderators.forEach(moderator -> moderator.send(line));
        return Reply.text(
                moderators.isEmpty()
                        ? "Nobody who keeps order is here at the moment. They will find your report in the audit log."
                        : "Thank you. Those who keep order have been told.");
    }
}
