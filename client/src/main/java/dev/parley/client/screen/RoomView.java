package dev.parley.client.screen;

import dev.parley.protocol.ServerMessage;
import java.util.OptionalInt;

/// What a person sees of their room: shows what happens there, and keeps count for the line of status. For
/// the thread that listens to the server.
public final class RoomView {

    private final TerminalDisplay display;
    private final Vitals vitals;
    private final Attention attention;
    private String nick = "";

    public RoomView(TerminalDisplay display, Vitals vitals, Attention attention) {
        this.display = display;
        this.vitals = vitals;
        this.attention = attention;
    }

    /// Something has come from the server.
    public void show(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                nick = welcome.nick();
                String room = welcome.room() == null ? "" : welcome.room();
                OptionalInt members =
                        welcome.members() == null ? OptionalInt.empty() : OptionalInt.of(welcome.members());
                vitals.change(facts -> facts.withRoom(room, members));
            }
            case ServerMessage.Line line -> {
                if (!nick.equals(line.from())) {
                    attention.lineCame();
                }
            }
            case ServerMessage.Joined _ -> vitals.change(facts -> facts.withMore(1));
            case ServerMessage.Left _, ServerMessage.Removed _ -> vitals.change(facts -> facts.withMore(-1));
            case ServerMessage.Farewell _,
                    ServerMessage.Reply _,
                    ServerMessage.Error _,
                    ServerMessage.Commands _,
                    ServerMessage.History _,
                    ServerMessage.Completions _,
                    ServerMessage.Pong _ -> {}
        }
        display.show(message);
    }
}
