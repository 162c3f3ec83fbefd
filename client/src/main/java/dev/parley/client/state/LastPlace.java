package dev.parley.client.state;

import java.io.IOException;

/// Where the person was last, as they would write it: `nick@host:port`. Safe for all threads.
public final class LastPlace {

    private static final String NAME = "last";

    private final StateFolder folder;

    public LastPlace(StateFolder folder) {
        this.folder = folder;
    }

    /// The place; empty if none is known.
    public String read() throws IOException {
        return folder.read(NAME).lines().findFirst().orElse("").strip();
    }

    public void write(String place) throws IOException {
        if (!read().equals(place)) {
            folder.write(NAME, place + "\n");
        }
    }
}
