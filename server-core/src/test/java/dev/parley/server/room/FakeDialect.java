package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.List;

/// Counts what it encodes, and insists that each frame is given back exactly once.
final class FakeDialect implements Dialect {
    final List<FakeFrame> frames = new ArrayList<>();

    static final class FakeFrame implements Frame {
        final List<RoomEvent> events;
        int releases;

        FakeFrame(List<RoomEvent> events) {
            this.events = List.copyOf(events);
        }

        @Override
        public void release() {
            releases++;
        }
    }

    @Override
    public Frame encode(List<RoomEvent> events) {
        FakeFrame frame = new FakeFrame(events);
        frames.add(frame);
        return frame;
    }
}
