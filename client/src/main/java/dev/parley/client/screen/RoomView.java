package dev.parley.client.screen;

import dev.parley.client.talk.InOrder;
import dev.parley.client.talk.Link;
import dev.parley.client.talk.Whereabouts;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a person sees of their rooms: shows what happens there, once and in order, and keeps count for the
/// line of status. For the thread that listens to the server.
public final class RoomView {

    private final TerminalDisplay display;
    private final Vitals vitals;
    private final Attention attention;
    private final Supplier<Link> link;
    private final InOrder order;
    private final Whereabouts whereabouts = new Whereabouts();

    /// Nothing has happened yet.
    ///
    /// @param link is asked for what was missed, and told what of the person's lines was said after all
    public RoomView(TerminalDisplay display, Vitals vitals, Attention attention, Supplier<Link> link) {
        this.display = display;
        this.vitals = vitals;
        this.attention = attention;
        this.link = link;
        this.order = new InOrder(question -> link.get().send(question), new Sight());
    }

    /// The person's name as it is now.
    public String nick() {
        return whereabouts.nick();
    }

    /// Something has come from the server.
    public void show(ServerMessage message) {
        List<String> joined = whereabouts.joined();
        whereabouts.follow(message);
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                display.show(message);
                if (welcome.room() != null && welcome.number() != null) {
                    entered(welcome.room(), welcome.epoch(), welcome.number(), welcome.members());
                }
                joined.forEach(room -> link.get().send(new ClientMessage.Join(room, null)));
            }
            case Joined event
            when whereabouts.isMe(event.nick()) -> {
                display.show(message);
                entered(event.room(), event.epoch(), event.number(), event.members());
            }
            case ServerMessage.Left event
            when whereabouts.isMe(event.nick()) -> {
                display.show(message);
                vitals.change(facts -> facts.withRoom(whereabouts.room(), OptionalInt.empty()));
            }
            case ServerMessage.Here _ ->
                vitals.change(facts -> facts.withRoom(whereabouts.room(), OptionalInt.empty()));
            case ServerMessage.Private words -> {
                if (!whereabouts.isMe(words.from())) {
                    attention.lineCame();
                }
                display.show(message);
            }
            case RoomEvent event -> order.happened(event);
            case ServerMessage.History history -> order.answered(history);
            case ServerMessage.Error error -> {
                if (!order.refused(error)) {
                    display.show(message);
                }
            }
            case ServerMessage.Farewell _,
                    ServerMessage.Reply _,
                    ServerMessage.Commands _,
                    ServerMessage.Completions _,
                    ServerMessage.Pong _ -> display.show(message);
        }
    }

    private void entered(String where, @Nullable Long epoch, long number, @Nullable Integer members) {
        OptionalInt people = members == null ? OptionalInt.empty() : OptionalInt.of(members);
        vitals.change(facts -> facts.withRoom(where, people));
        order.entered(where, epoch, number);
    }

    private void count(RoomEvent event) {
        switch (event) {
            case ServerMessage.Line line -> {
                if (!isOwn(line)) {
                    attention.lineCame();
                }
            }
            case Joined _ -> countPeople(event, 1);
            case ServerMessage.Left _, ServerMessage.Removed _ -> countPeople(event, -1);
            case ServerMessage.Topic _,
                    ServerMessage.Hidden _,
                    ServerMessage.Renamed _,
                    ServerMessage.Edited _,
                    ServerMessage.Deleted _ -> {}
        }
    }

    private boolean isOwn(ServerMessage.Line line) {
        return line.from() != null && whereabouts.isMe(line.from());
    }

    private void countPeople(RoomEvent event, int change) {
        if (event.room().equals(whereabouts.room())) {
            vitals.change(facts -> facts.withMore(change));
        }
    }

    /// Sees everything in its order.
    private final class Sight implements InOrder.Sink {

        @Override
        public void live(RoomEvent event) {
            count(event);
            display.show(event);
        }

        @Override
        public void past(ServerMessage.Line line) {
            count(line);
            if (isOwn(line) && !line.isAction()) {
                link.get().wasSaid(line.text());
            }
            display.recall(line);
        }

        @Override
        public void caughtUp() {
            link.get().askAboutKept();
        }

        @Override
        public void notice(String text) {
            display.notice(text);
        }
    }
}
