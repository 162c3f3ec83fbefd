package dev.parley.server.isolation;

import dev.parley.protocol.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was thrown, as text: whoever keeps it keeps no object of the code that threw, and can log it without
/// running such code again.
///
/// @param summary class and message, in one line
/// @param trace the summary, where it was thrown, and what caused it; each further line is indented, so that
///     no message can look like a line of the log
public record Failure(String summary, String trace) {

    private static final int MAX_FRAMES = 40;
    private static final int MAX_CAUSES = 4;
    private static final int MAX_SUMMARY = 1_000;

    /// Reads a throwable. Its own methods may be called, so this belongs under the same guard as what threw.
    public static Failure of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth <= MAX_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "  caused by ") + summaryOf(cause));
            lines.addAll(framesOf(cause));
            cause = causeOf(cause);
        }
        return new Failure(lines.getFirst(), String.join("\n", lines));
    }

    private static String summaryOf(Throwable thrown) {
        String name = thrown.getClass().getName();
        try {
            String text = thrown.toString();
            return Printable.line(text.length() <= MAX_SUMMARY ? text : text.substring(0, MAX_SUMMARY) + "…");
        } catch (Throwable e) { // an exception of somebody else's making can fail at anything
            return name + " (its message cannot be read: " + e.getClass().getName() + ")";
        }
    }

    private static List<String> framesOf(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        try {
            StackTraceElement[] stack = thrown.getStackTrace();
            for (int i = 0; i < Math.min(stack.length, MAX_FRAMES); i++) {
                lines.add("    at " + Printable.line(stack[i].toString()));
            }
            if (stack.length > MAX_FRAMES) {
                lines.add("    … " + (stack.length - MAX_FRAMES) + " more");
            }
        } catch (Throwable e) {
            lines.add("    (where it was thrown cannot be read: " + e.getClass().getName() + ")");
        }
        return lines;
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable e) {
            return e;
        }
    }
}
