package dev.parley.server.session;

import dev.parley.server.room.Room;
import java.util.function.Consumer;

/// Lets every line pass.
public final class NoFilters implements Filters {

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public void judge(Session speaker, Room room, String text, Consumer<Ruling> then) {
        throw new UnsupportedOperationException("there is nothing to ask");
    }
}
