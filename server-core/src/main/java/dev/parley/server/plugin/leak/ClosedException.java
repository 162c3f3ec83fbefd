package dev.parley.server.plugin.leak;

/// A place inside the JDK cannot be looked into: Java was started without the `--add-opens` that the launcher
/// passes, or this JDK is built otherwise.
final class ClosedException extends Exception {

    ClosedException(String place, Throwable cause) {
        super(place, cause);
    }
}
