package dev.parley.client.screen;

import org.jline.utils.AttributedString;

/// What the display draws on: the terminal without the line that is being typed. For one thread.
public interface Surface {

    /// Prints lines above the one that is being typed.
    ///
    /// @param bell whether to call the person
    void print(AttributedString lines, boolean bell);

    /// Puts this into the line of status.
    void status(AttributedString line);
}
