package dev.parley.server.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How what was said is written out.
enum ExportFormat {
    /// To be read by people: `2026-01-31 12:00:00Z lobby <ada> hello`. Nothing in it can do anything to
    /// a terminal.
    TEXT {
        @Override
        String text(long epoch, Line line) {
            String what = line.from() == null
                    ? "-- " + line.text()
                    : line.isAction() ? "* " + line.from() + " " + line.text() : "<" + line.from() + "> " + line.text();
            return Printable.line(TIME.format(Instant.ofEpochMilli(line.time())) + " " + line.room() + " " + what)
                    + (line.edited() == null ? "" : " (edited)");
        }
    },

    /// To be read by programs: an object for each line, with the fields that it has in the protocol.
    JSON {
        @Override
        String text(long epoch, Line line) {
            return GSON.toJson(new Said(
                    line.room(),
                    epoch,
                    line.number(),
                    line.time(),
                    line.from(),
                    line.text(),
                    line.action(),
                    line.edited()));
        }
    };

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// @param epoch the count that the number belongs to
    private record Said(
            String room,
            long epoch,
            long number,
            long time,
            @Nullable String from,
            String text,
            @Nullable Boolean action,
            @Nullable Long edited) {}

    /// The format of a name.
    static Optional<ExportFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Lines, each with its end.
    String text(long epoch, List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(text(epoch, line)).append('\n'));
        return text.toString();
    }

    abstract String text(long epoch, Line line);
}
