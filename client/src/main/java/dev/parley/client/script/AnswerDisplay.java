package dev.parley.client.script;

import dev.parley.client.screen.Wording;
import dev.parley.client.talk.Display;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.io.PrintStream;

/// Prints what commands answered and nothing of the talk; refusals go to another stream. Safe for all
/// threads.
public final class AnswerDisplay implements Display {

    private final Output out;
    private final PrintStream err;

    public AnswerDisplay(Output out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void show(ServerMessage message) {
        if (message instanceof ServerMessage.Reply reply && reply.id() != null) {
            String answer = Wording.of(reply);
            if (!answer.isEmpty()) {
                out.println(answer);
            }
        } else if (message instanceof ServerMessage.Error error) {
            err.println(Wording.of(error));
        }
    }

    @Override
    public void notice(String text) {
        err.println(Printable.line(text));
    }
}
