package dev.parley.server.app;

import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.server.config.Durations;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.files.FileFault;
import dev.parley.server.history.Export;
import dev.parley.server.history.Waiting;
import dev.parley.server.room.RoomName;
import dev.parley.server.store.DatabaseView;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley export [FILE]`
@Command(
        name = "export",
        description = {
            "Writes out what was said, room by room, oldest first, also while the server runs.",
            "A TIME is a date (2026-01-31, its first moment in UTC), a moment (2026-01-31T12:00:00Z), or how long ago"
                    + " (7d, 12h, 1h30m)."
        })
final class ExportCommand implements Callable<Integer> {

    /// How many of the rooms that there are a refusal names.
    private static final int NAMED_ROOMS = 10;

    private final InstantSource clock = InstantSource.system();

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to; the output if left out. A file that is there is not replaced.")
    private @Nullable Path file;

    @Option(names = "--room", paramLabel = "NAME", description = "Only this room; may be given several times.")
    private List<String> rooms = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = "Only what was said then or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only what was said before.")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Lines to read, or an object for each. Default: ${DEFAULT-VALUE}")
    private String format = "";

    /// What is done with a file.
    @FunctionalInterface
    private interface Writing {
        void to(Writer writer) throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ExportFormat wanted = format();
        Instant start = from == null ? Instant.EPOCH : time("--from", from);
        Instant end = to == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : time("--to", to);
        if (!start.isBefore(end)) {
            throw wrong("--from must be before --to.");
        }
        Path data = SettingsOptions.read(spec.commandLine().getParseResult()).data();
        try (DatabaseView database = DatabaseView.open(data, Schema.ofThisServer())) {
            Export export = open(data, database);
            Set<String> meant = rooms.isEmpty() ? export.rooms() : meant(export.rooms());
            if (file == null) {
                export.write(meant, start, end, (epoch, lines) -> {
                    out.print(written(wanted, epoch, lines));
                    return !out.checkError(); // else nobody reads on: 'parley export | head'
                });
                out.flush();
            } else {
                writeTo(
                        file,
                        writer -> export.write(meant, start, end, (epoch, lines) -> {
                            writer.write(written(wanted, epoch, lines));
                            return true;
                        }));
            }
        }
        return 0;
    }

    private ExportFormat format() {
        return ExportFormat.of(format)
                .orElseThrow(() -> wrong("--format is text or json, not '" + Printable.line(format) + "'."));
    }

    private Instant time(String option, String text) {
        try {
            Optional<Duration> ago = Durations.parse(text);
            return ago.isPresent()
                    ? clock.instant().minus(ago.get())
                    : text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw wrong(option + " is a date (2026-01-31), a moment (2026-01-31T12:00:00Z) or how long ago (7d), not '"
                    + Printable.line(text) + "'.");
        }
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    private Export open(Path data, DatabaseView database) throws IOException {
        if (database.version() < Schema.ofThisServer().version()) {
            throw new IOException("The database in " + data
                    + " is of an earlier version. Start the server once: it brings" + " the database to its own.");
        }
        Waiting waiting = Waiting.look(data, database);
        waiting.problem().ifPresent(spec.commandLine().getErr()::println);
        return Export.of(database, waiting);
    }

    private Set<String> meant(SortedSet<String> known) throws IOException {
        Set<String> meant = new TreeSet<>();
        for (String room : rooms) {
            String name = RoomName.of(room).orElse(room);
            if (!known.contains(name)) {
                throw new IOException("Nothing was said in a room called " + Printable.line(room) + ". "
                        + (known.isEmpty() ? "There is nothing in any room." : "There is: " + named(known)));
            }
            meant.add(name);
        }
        return meant;
    }

    private static String named(SortedSet<String> rooms) {
        return rooms.stream().limit(NAMED_ROOMS).collect(Collectors.joining(", "))
                + (rooms.size() > NAMED_ROOMS ? " and " + (rooms.size() - NAMED_ROOMS) + " more." : ".");
    }

    /// Writes all of a file, or leaves none.
    private static void writeTo(Path file, Writing writing) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            write(channel, file, writing);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "The export " + file + " cannot be made: there is something of that name already.", e);
        } catch (IOException e) {
            throw new IOException("The export " + file + " cannot be made: " + FileFault.reason(e) + ".", e);
        }
    }

    private static void write(FileChannel channel, Path file, Writing writing) throws IOException {
        boolean done = false;
        try (Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            writing.to(writer);
            writer.flush();
            channel.force(true);
            done = true;
        } finally {
            if (!done) {
                Files.delete(file);
            }
        }
    }

    private static String written(ExportFormat format, long epoch, List<Line> lines) {
        return lines.stream().map(line -> format.written(epoch, line) + "\n").collect(Collectors.joining());
    }
}
