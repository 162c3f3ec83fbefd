package dev.parley.server.session;

import dev.parley.server.moderation.MuteList;
import dev.parley.server.people.Permissions;
import dev.parley.server.room.Room;
import org.jspecify.annotations.Nullable;

/// Who may say nothing at the moment, whatever the rules of the room are. Safe for all threads.
///
/// @param mutes who was muted
/// @param permissions who may talk at all
public record Silence(MuteList mutes, Permissions permissions) {

    /// Why somebody may say nothing, one line; null if they may.
    ///
    /// @param room where; null for what is said to somebody alone
    @Nullable
    String refusal(Session speaker, @Nullable Room room) {
        String muted = mutes.isEmpty() ? null : mutes.refusalOf(speaker.name(), speaker.address());
        return muted != null || permissions.everybodyTalks() ? muted : refusalByRank(speaker, room);
    }

    private @Nullable String refusalByRank(Session speaker, @Nullable Room room) {
        boolean allowed = room == null
                ? permissions.allows(speaker.identity().rank(), Permissions.TALK, null)
                : permissions.allows(speaker.rankIn(room), Permissions.TALK, room.name());
        if (allowed) {
            return null;
        }
        String what = room == null ? "You may not write to others." : "You may only listen in " + room.name() + ".";
        return speaker.account() == null ? what + " /login or /register first, if you can." : what;
    }
}
