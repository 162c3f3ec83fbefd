package dev.parley.client.script;

import java.io.PrintStream;

/// The standard output of a script. Safe for all threads.
public final class Output {

    private final PrintStream stream;
    private volatile Runnable broken = () -> {};

    public Output(PrintStream stream) {
        this.stream = stream;
    }

    /// Says what is to be done about a broken pipe.
    ///
    /// @param action run when nobody reads what is printed any more
    public void onBroken(Runnable action) {
        broken = action;
    }

    /// Prints a line.
    public void println(String line) {
        stream.println(line);
        if (stream.checkError()) {
            broken.run();
        }
    }
}
