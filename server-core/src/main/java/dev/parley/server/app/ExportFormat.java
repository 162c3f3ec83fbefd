package dev.parley.server.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How lines that were said are written out, a line of text for each.
enum ExportFormat {
    /// To read: `2026-01-31 12:00:00Z lobby <ada> tea?`.
    TEXT {
        @Override
        String written(long epoch, Line line) {
            String said = line.from() == null
                    ? "*** "
                    : line.isAction() ? "* " + line.from() + " " : "<" + line.from() + "> ";
            String edited = line.edited() == null ? "" : " (edited)";
            return Printable.line(TIME.format(Instant.ofEpochMilli(line.time())) + " " + line.room() + " " + said
                    + line.text() + edited);
        }
    },

    /// For programs: an object, as in the protocol, and with the count that its number belongs to.
    JSON {
        @Override
        String written(long epoch, Line line) {
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

    private record Said(
            String room,
            long epoch,
            long number,
            long time,
            @Nullable String from,
            String text,
            @Nullable Boolean action,
            @Nullable Long edited) {}

    /// The one that is called so, in any letter case.
    static Optional<ExportFormat> of(String name) {
        return List.of(values()).stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// One line, without its end.
    abstract String written(long epoch, Line line);
}
