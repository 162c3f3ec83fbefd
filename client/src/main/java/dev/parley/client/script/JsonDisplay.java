package dev.parley.client.script;

import dev.parley.client.talk.Display;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.io.PrintStream;

/// Prints the messages of the server as they came, for programs; what the client itself has to say goes to
/// another stream. Safe for all threads.
public final class JsonDisplay implements Display {

    private final Output out;
    private final PrintStream err;

    public JsonDisplay(Output out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Prints a message, one JSON object, in one line. What could harm a terminal stands in its strings
    /// alone, and is escaped there, which means the same.
    public void print(String object) {
        out.println(Printable.line(object).equals(object) ? object : escaped(object));
    }

    private static String escaped(String object) {
        StringBuilder line = new StringBuilder(object.length());
        object.chars().forEach(c -> {
            if (c == '\t' || c == '\r') {
                line.append(' '); // between the parts of the object: in strings these are forbidden
            } else if (Printable.line(Character.toString(c)).charAt(0) == c || Character.isSurrogate((char) c)) {
                line.append((char) c);
            } else {
                line.append(String.format("\\u%04x", c));
            }
        });
        return line.toString();
    }

    @Override
    public void show(ServerMessage message) {
        // it has been printed as it came
    }

    @Override
    public void notice(String text) {
        err.println(Printable.line(text));
    }
}
