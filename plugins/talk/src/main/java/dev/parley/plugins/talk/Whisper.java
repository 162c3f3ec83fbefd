package dev.parley.plugins.talk;

import dev.parley.api.Reply;
import dev.parley.api.Result;
import dev.parley.api.User;

/// What is said to one person alone.
final class Whisper {

    private Whisper() {}

    /// Says it, and lets the speaker know if the other is away. That it was said they see by themselves.
    static Reply from(User speaker, User to, String text) {
        if (to.equals(speaker)) {
            return Reply.refused("That is you.");
        }
        return switch (speaker.tell(to, text)) {
            case Result.Done _ ->
                to.away()
                        .map(why -> Reply.text(to.nick() + " is away" + (why.isEmpty() ? "." : ": " + why)))
                        .orElse(Reply.nothing());
            case Result.Refused(String reason) -> Reply.refused(reason);
        };
    }
}
