/// Rooms: members, one order of events, and their fan-out; knows nothing of sockets or commands.
@NullMarked
package dev.parley.server.room;

import org.jspecify.annotations.NullMarked;
