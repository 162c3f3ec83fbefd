package dev.parley.server.moderation;

import dev.parley.server.store.Database;
import java.io.IOException;
import java.time.InstantSource;

/// All that keeps order, for commands. Safe for all threads.
///
/// @param bans who may not come in
/// @param mutes who may not speak
/// @param audit what was done
/// @param lastActs what can be taken back
/// @param clock the time of day
public record Moderation(SanctionList bans, MuteList mutes, AuditLog audit, LastActs lastActs, InstantSource clock) {

    /// Puts together what the store has with the bans.
    ///
    /// @throws IOException if the store cannot be read; the message says why in a few words
    public static Moderation open(SanctionList bans, Database database, InstantSource clock) throws IOException {
        return new Moderation(bans, new MuteList(database, clock), new AuditLog(database), new LastActs(), clock);
    }
}
