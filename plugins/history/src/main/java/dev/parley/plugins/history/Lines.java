package dev.parley.plugins.history;

import dev.parley.api.Call;
import dev.parley.api.Reply;
import dev.parley.api.SaidLine;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Lines as a table.
final class Lines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Lines() {}

    /// One row for each.
    static Reply table(List<SaidLine> lines) {
        return Reply.table(
                List.of("LINE", "TIME (UTC)", "FROM", "TEXT"),
                lines.stream().map(Lines::row).toList());
    }

    /// The number of the line that is meant: a number, or the caller's last one.
    static OptionalLong number(String text, Call call) throws IOException {
        if (text.equalsIgnoreCase("last")) {
            Optional<SaidLine> last = call.room().history().lastOf(call.caller());
            return last.isPresent() ? OptionalLong.of(last.get().number()) : OptionalLong.empty();
        }
        return text.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static Reply noSuchLine(String text) {
        return Reply.refused(
                text.equalsIgnoreCase("last")
                        ? "You have said nothing here of late."
                        : "\"" + text + "\" is no number of a line. /history shows the numbers.");
    }

    private static List<String> row(SaidLine line) {
        return List.of(
                String.valueOf(line.number()),
                TIME.format(line.time()),
                line.from().orElse(""),
                line.text() + (line.edited() ? " (edited)" : ""));
    }
}
