package dev.parley.client.screen;

import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;

/// Puts what the server sends into printable words that are the same on every display.
public final class Wording {

    private static final String GAP = "  ";

    private Wording() {}

    /// What a command answered; empty when there is nothing to show.
    public static String of(ServerMessage.Reply reply) {
        return reply.table() == null ? Printable.lines(reply.text()) : of(reply.table());
    }

    /// That a room is about something else now.
    public static String of(ServerMessage.Topic topic) {
        String who = topic.nick() == null ? "The server" : topic.nick();
        return Printable.line(
                who + (topic.topic().isEmpty() ? " removed the topic." : " set the topic: " + topic.topic()));
    }

    /// That somebody has another name.
    public static String of(ServerMessage.Renamed renamed) {
        return Printable.line(renamed.nick() + " is now called " + renamed.to() + "!");
    }

    /// That a line says something else now.
    public static String of(ServerMessage.Edited edited) {
        return Printable.line(edited.by() + " changed a line: " + edited.text());
    }

    /// That a line is gone.
    public static String of(ServerMessage.Deleted deleted) {
        return Printable.line(deleted.by() + " deleted a line.");
    }

    /// What was wrong and, when the server says so, where: the line and a caret under the column.
    public static String of(ServerMessage.Error error) {
        String text = Printable.line(error.text());
        if (error.line() == null) {
            return text;
        }
        if (error.column() == null) {
            return text + "\n" + GAP + Printable.line(error.line());
        }
        String line = error.line();
        int column = Math.clamp(error.column() - 1L, 0, line.codePointCount(0, line.length()));
        int split = line.offsetByCodePoints(0, column);
        String before = Printable.line(line.substring(0, split));
        return text + "\n" + GAP + before + Printable.line(line.substring(split)) + "\n" + GAP
                + " ".repeat(widthOf(before)) + "^";
    }

    /// Rows under headings, as wide as what they hold.
    public static String of(ServerMessage.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns());
        rows.addAll(table.rows());
        rows.replaceAll(row -> row.stream().map(Printable::line).toList());
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns).map(i -> widestIn(rows, i)).toArray();
        return rows.stream().map(row -> padded(row, widths)).collect(Collectors.joining("\n"));
    }

    /// How many cells of a terminal a printable text takes.
    public static int widthOf(String text) {
        return text.codePoints()
                .map(WCWidth::wcwidth)
                .filter(width -> width > 0)
                .sum();
    }

    private static int widestIn(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> widthOf(row.get(column)))
                .max()
                .orElse(0);
    }

    private static String padded(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - widthOf(row.get(i))))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
