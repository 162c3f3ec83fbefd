package dev.parley.server.command;

import dev.parley.api.Reply;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns what commands answer into messages: fit to be shown, and of a bounded size.
final class Answers {

    /// The longest text of one answer, in UTF-16 code units.
    static final int MAX_LENGTH = 64 * 1024;

    /// The width up to which the columns of a table are aligned; a wider cell pushes aside what follows it.
    private static final int ALIGNED_WIDTH = 64;

    /// The longest line of a command or plugin to a whole room, in UTF-16 code units.
    static final int MAX_ROOM_LINE = 8 * 1024;

    private static final String CUT = "\n… (cut: the answer was too long)";

    private Answers() {}

    static ServerMessage.Reply text(@Nullable String id, String text) {
        return new ServerMessage.Reply(id, Printable.lines(bounded(text)), null);
    }

    static String roomLine(String text) {
        return Printable.line(bounded(text, MAX_ROOM_LINE));
    }

    /// Whether a reply is longer than what is shown of it.
    static boolean isCut(Reply reply) {
        return switch (reply) {
            case Reply.Nothing _ -> false;
            case Reply.Text(String text) -> text.length() > MAX_LENGTH;
            case Reply.Refused(String reason) -> reason.length() > MAX_LENGTH;
            case Reply.Confirm(String question) -> question.length() > MAX_LENGTH;
            case Reply.ToRoom(String text) -> text.length() > MAX_ROOM_LINE;
            case Reply.Action(String text) -> text.length() > MAX_ROOM_LINE;
            case Reply.Table table ->
                length(table.columns()) > MAX_LENGTH
                        || table.rows().stream().mapToLong(Answers::length).sum() > MAX_LENGTH;
        };
    }

    private static long length(List<String> cells) {
        return cells.stream().mapToLong(cell -> cell.length() + 1).sum();
    }

    static ServerMessage.Error error(@Nullable String id, ErrorCode code, String reason) {
        return new ServerMessage.Error(id, code, Printable.line(bounded(reason)));
    }

    /// An error that points at a place in what was typed.
    static ServerMessage.Error errorAt(@Nullable String id, ErrorCode code, String reason, String line, int column) {
        return new ServerMessage.Error(id, code.wire(), Printable.line(bounded(reason)), line, column);
    }

    /// A table as data, and as text for whoever cannot show data.
    static ServerMessage.Reply table(@Nullable String id, Reply.Table table) {
        List<String> columns = columns(table);
        List<List<String>> rows = new ArrayList<>();
        int length = 0;
        for (List<String> row : table.rows()) {
            List<String> cells = row.stream()
                    .limit(columns.size())
                    .map(cell -> Printable.line(bounded(cell)))
                    .toList();
            length += cells.stream().mapToInt(cell -> cell.length() + 1).sum();
            if (length > MAX_LENGTH) {
                break;
            }
            rows.add(cells);
        }
        String text =
                bounded(aligned(columns, rows)) + (rows.size() < table.rows().size() ? CUT : "");
        return new ServerMessage.Reply(id, text, new ServerMessage.Table(columns, rows));
    }

    /// The headings, as far as they fit.
    private static List<String> columns(Reply.Table table) {
        List<String> columns = new ArrayList<>();
        int length = 0;
        for (String column : table.columns()) {
            String heading = Printable.line(bounded(column));
            length += heading.length() + 1;
            if (length > MAX_LENGTH && !columns.isEmpty()) {
                break;
            }
            columns.add(heading);
        }
        return columns;
    }

    private static String aligned(List<String> columns, List<List<String>> rows) {
        int[] widths = new int[columns.size()];
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        lines.addAll(rows);
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(width(line.get(i)), ALIGNED_WIDTH));
            }
        }
        return lines.stream().map(line -> padded(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).repeat(" ", Math.max(0, widths[i] - width(cells.get(i))) + 2);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String bounded(String text) {
        return bounded(text, MAX_LENGTH);
    }

    private static String bounded(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - CUT.length()) + CUT;
    }
}
