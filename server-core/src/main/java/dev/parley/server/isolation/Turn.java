package dev.parley.server.isolation;

/// What comes of waiting for a turn.
enum Turn {
    /// The call runs.
    CAME,
    /// It did not come in time.
    TOO_LATE,
    /// It never will: the calls that were held go to the version that has taken over.
    MOVED
}
