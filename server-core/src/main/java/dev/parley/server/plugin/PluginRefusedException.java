package dev.parley.server.plugin;

import dev.parley.protocol.Printable;

/// A jar that cannot be a plugin here. The reason is for the admin, and does not name the file.
class PluginRefusedException extends Exception {

    private static final int MAX_LENGTH = 1_000;

    private final String reason;

    PluginRefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    PluginRefusedException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /// Why, in one line of bounded length: a jar may put anything into it.
    String reason() {
        return Printable.line(reason.length() <= MAX_LENGTH ? reason : reason.substring(0, MAX_LENGTH) + "…");
    }
}
