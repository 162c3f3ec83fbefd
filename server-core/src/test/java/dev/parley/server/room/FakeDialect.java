package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.List;

/// Counts what it encodes, and how often that is given back.
final class FakeDialect implements Dialect {
    final List<FakeBatch> batches = new ArrayList<>();

    static final class FakeBatch implements Batch {
        final List<RoomEvent> events;
        int releases;

        FakeBatch(List<RoomEvent> events) {
            this.events = List.copyOf(events);
        }

        @Override
        public FakeFrame frame(int from, int to) {
            return new FakeFrame(this, events.subList(from, to));
        }

        @Override
        public void release() {
            releases++;
        }
    }

    record FakeFrame(FakeBatch batch, List<RoomEvent> events) implements Frame {}

    @Override
    public Batch encode(List<RoomEvent> events) {
        FakeBatch batch = new FakeBatch(events);
        batches.add(batch);
        return batch;
    }
}
