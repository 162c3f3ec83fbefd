package dev.parley.server.session;

import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.room.Dialect;
import java.util.List;

/// Events as they are, since nothing has to be encoded.
public record PlainEvents(List<RoomEvent> events) implements Dialect.Batch, Dialect.Frame {

    public static final Dialect DIALECT = PlainEvents::new;

    public PlainEvents {
        events = List.copyOf(events);
    }

    @Override
    public PlainEvents frame(int from, int to) {
        return new PlainEvents(events.subList(from, to));
    }

    @Override
    public void release() {}
}
