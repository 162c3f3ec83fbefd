package dev.parley.client.screen;

import org.jline.utils.AttributedString;

/// What the display draws on: the terminal without the line that is being typed. For one thread.
public interface Surface {

    /// Prints lines above the one that is being typed.
    ///
    /// @param bell whether to call the person
    void print(AttributedString lines, boolean bell);

    /// Draws the line that is being typed anew: what stands before or behind it may have changed.
    void redraw();

    /// Puts this into the line of status.
    void status(AttributedString line);
}
