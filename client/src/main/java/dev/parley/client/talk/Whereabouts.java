package dev.parley.client.talk;

import dev.parley.protocol.ServerMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// In which rooms the person is, as the server's messages tell: the one of the welcome, and those they have
/// joined since. They talk in the one that they came into last, or turned to since. For one thread that
/// follows; where they are can be asked by all.
public final class Whereabouts {

    private final SequencedSet<String> joined = new LinkedHashSet<>();
    private String nick = "";
    private volatile String home = "";
    private volatile String room = "";

    /// Something has come from the server. What the welcome of another connection takes away stays in
    /// [#joined()] until then.
    public void follow(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                nick = welcome.nick();
                home = welcome.room() == null ? "" : welcome.room();
                room = home;
                joined.clear();
            }
            case ServerMessage.Renamed event when isMe(event.nick()) -> nick = event.to();
            case ServerMessage.Joined event
            when isMe(event.nick()) -> {
                joined.remove(event.room()); // so that it is the last one then
                joined.add(event.room());
                room = event.room();
            }
            case ServerMessage.Left event
            when isMe(event.nick()) -> {
                joined.remove(event.room());
                home = event.room().equals(home) ? "" : home;
                room = joined.isEmpty() ? home : joined.getLast();
            }
            case ServerMessage.Here(String now) -> room = now == null ? "" : now;
            default -> {}
        }
    }

    /// Their own name.
    public String nick() {
        return nick;
    }

    /// Whether that is the person's own name.
    public boolean isMe(String name) {
        return name.equals(nick);
    }

    /// Where they talk; empty if nowhere.
    public String room() {
        return room;
    }

    /// Whether they talk where they came in.
    boolean isAtHome() {
        return room.equals(home);
    }

    /// The rooms that they have joined, in that order.
    public List<String> joined() {
        return List.copyOf(joined);
    }
}
