package dev.parley.client.script;

import dev.parley.client.screen.Wording;
import dev.parley.client.talk.Display;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.io.PrintStream;

/// Plain lines for pipes and files: the talk and what commands answered on one stream, all else on another.
/// Safe for all threads.
public final class PlainDisplay implements Display {

    private final Output out;
    private final PrintStream err;

    public PlainDisplay(Output out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void show(ServerMessage message) {
        switch (message) {
            case ServerMessage.Line line -> out.println(wordingOf(line));
            case ServerMessage.Joined joined -> out.println(Printable.line(joined.nick()) + " joined!");
            case ServerMessage.Left left -> out.println(Printable.line(left.nick()) + " left!");
            case ServerMessage.Topic topic -> out.println(Wording.of(topic));
            case ServerMessage.Edited edited -> out.println(Wording.of(edited));
            case ServerMessage.Deleted deleted -> out.println(Wording.of(deleted));
            case ServerMessage.Private words ->
                out.println(Printable.line("*" + words.from() + " to " + words.to() + "* " + words.text()));
            case ServerMessage.Renamed renamed -> out.println(Wording.of(renamed));
            case ServerMessage.Reply reply -> {
                String answer = Wording.of(reply);
                if (!answer.isEmpty()) {
                    out.println(answer);
                }
            }
            case ServerMessage.Error error -> err.println(Wording.of(error));
            case ServerMessage.Farewell farewell -> err.println(Printable.line(farewell.text()));
            case ServerMessage.Removed _,
                    ServerMessage.Hidden _,
                    ServerMessage.Here _,
                    ServerMessage.Welcome _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.History _,
                    ServerMessage.Pong _ -> {}
        }
    }

    @Override
    public void notice(String text) {
        err.println(Printable.line(text));
    }

    private static String wordingOf(ServerMessage.Line line) {
        String text = Printable.line(line.text());
        if (line.from() == null) {
            return text;
        }
        String name = Printable.line(line.from());
        return line.isAction() ? "* " + name + " " + text : name + ": " + text;
    }
}
