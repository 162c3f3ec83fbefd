package dev.parley.client.screen;

/// Which colours fit the person's terminal.
public enum Theme {
    /// For a dark background.
    DARK,
    /// For a light background.
    LIGHT,
    /// No colours, but bold and faint.
    NONE;

    /// How things look in it.
    public Look look() {
        return switch (this) {
            case DARK -> Look.DARK;
            case LIGHT -> Look.LIGHT;
            case NONE -> Look.NONE;
        };
    }
}
