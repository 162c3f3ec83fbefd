package dev.parley.server.command;

import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import org.jspecify.annotations.Nullable;

/// One command line on its way.
///
/// @param rights of who typed it, where they typed it
/// @param id what their client calls it, to know its answer
/// @param confirmed whether it was asked about, and answered with yes
record Request(Rights rights, String line, @Nullable String id, boolean confirmed) {

    Session caller() {
        return rights.who();
    }

    Room room() {
        return rights.room();
    }
}
