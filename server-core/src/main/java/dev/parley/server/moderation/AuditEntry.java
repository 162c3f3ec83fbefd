package dev.parley.server.moderation;

import java.time.Instant;
import java.util.List;

/// One act, or the attempt of one, as the audit log has it. Immutable.
///
/// @param number from 1, in the order in which the acts were noted; 0 before that
/// @param who the name of whoever acted, or the plugin that did
/// @param address from where, numeric; empty for a plugin
/// @param room where it was done; empty if nowhere
/// @param what the command's name, or what was done
/// @param whom whom it was about; mostly one or none
/// @param why the reason; empty if none was given
/// @param line as it was typed, secrets left out; empty if nothing was typed
/// @param outcome `done`, or why not, in a word
public record AuditEntry(
        long number,
        Instant time,
        String who,
        String address,
        String room,
        String what,
        List<String> whom,
        String why,
        String line,
        String outcome) {

    public AuditEntry {
        whom = List.copyOf(whom);
    }
}
