package dev.parley.server.command;

/// A command that cannot be registered. The reason is for its developer to read.
public final class InvalidCommandException extends Exception {

    private final String reason;

    public InvalidCommandException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /// What is wrong, and what to change.
    public String reason() {
        return reason;
    }
}
