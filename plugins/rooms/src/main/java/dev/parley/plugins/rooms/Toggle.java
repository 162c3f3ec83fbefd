package dev.parley.plugins.rooms;

/// Whether something is to be so.
public enum Toggle {
    /// It is to be so.
    ON,
    /// It is not.
    OFF
}
