package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;

/// One thing for an event loop to do about a room, in the room's order.
sealed interface Step {

    /// Show an event to all members.
    record Post(RoomEvent event) implements Step {}

    /// Show the members that somebody comes, then count them in.
    record Enter(Member member, Joined event) implements Step {}

    /// Count a member out, then show the others that they went.
    record Exit(Member member, RoomEvent event) implements Step {}
}
