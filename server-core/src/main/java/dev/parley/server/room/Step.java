package dev.parley.server.room;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.RoomEvent;

/// One thing for an event loop to do about a room, in the room's order.
sealed interface Step {

    /// Show an event to all members.
    record Post(RoomEvent event) implements Step {}

    /// Show the members that somebody comes, then count them in.
    ///
    /// @param own the event as the newcomer is told it
    record Enter(Member member, Joined event, Joined own) implements Step {}

    /// Count a member out, then show the others that they went.
    ///
    /// @param own the event as the one who goes is told it
    record Exit(Member member, RoomEvent event, RoomEvent own) implements Step {}

    /// Look anew whether a member wants to see all there is.
    record Sift(Member member) implements Step {}
}
