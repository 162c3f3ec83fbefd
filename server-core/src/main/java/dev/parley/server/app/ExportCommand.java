package dev.parley.server.app;

import dev.parley.protocol.Printable;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.files.FileFault;
import dev.parley.server.history.Export;
import dev.parley.server.history.Waiting;
import dev.parley.server.room.RoomName;
import dev.parley.server.store.DatabaseView;
import dev.parley.server.store.Schema;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws IOException {
        ExportFormat wanted =
                ExportFormat.of(format).orElseThrow(() -> wrong("'" + format + "' is no format: text and json are."));
        Instant start = from == null ? Instant.EPOCH : moment("--from", from);
        Instant end = to == null ? Instant.MAX : moment("--to", to);
        if (!start.isBefore(end)) {
            throw wrong("--from must be before --to.");
        }
        Path data = SettingsOptions.read(spec.commandLine().getParseResult()).data();
        try (DatabaseView database = DatabaseView.open(data, Schema.ofThisServer())) {
            Export export = open(data, database);
            Set<String> meant = rooms.isEmpty() ? export.rooms() : meant(export.rooms());
            if (file == null) {
                PrintWriter out = spec.commandLine().getOut();
                export.write(meant, start, end, (epoch, lines) -> {
                    out.print(wanted.text(epoch, lines));
                    return !out.checkError() || isWanted();
                });
            } else {
                writeTo(file, export, meant, start, end, wanted);
            }
        }
        return 0;
    }

    /// After writing to the output has failed. A writer that prints does not say why, so another try
    /// has to.
    ///
    /// @return false if nobody reads on, as in `parley export | head`
    private static boolean isWanted() throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write('\n');
            throw new IOException("it failed for a moment");
        } catch (IOException e) {
            if (FileFault.reason(e).toLowerCase(Locale.ROOT).contains("broken pipe")) {
                return false;
            }
            throw new IOException("The output cannot be written: " + FileFault.reason(e) + ".", e);
        }
    }

    private Export open(Path data, DatabaseView database) throws IOException {
        if (database.version() < Schema.ofThisServer().version()) {
            throw new IOException("The database in " + data + " is of an earlier version."
                    + " Start the server once, which brings it to this one.");
        }
        Waiting waiting = Waiting.look(data, database);
        waiting.problem().ifPresent(spec.commandLine().getErr()::println);
        return Export.of(database, waiting);
    }

    /// The rooms that were asked for, of those that there are.
    private Set<String> meant(NavigableSet<String> known) throws IOException {
        Set<String> meant = new TreeSet<>();
        for (String name : rooms) {
            String room = RoomName.of(name).filter(known::contains).orElse(null);
            if (room == null) {
                throw new IOException("Nothing is known of a room '" + Printable.line(name) + "'." + among(known));
            }
            meant.add(room);
        }
        return meant;
    }

    private static String among(NavigableSet<String> known) {
        List<String> some = known.stream().limit(NAMED_ROOMS).toList();
        String more = known.size() > NAMED_ROOMS ? ", and " + (known.size() - NAMED_ROOMS) + " more" : "";
        return some.isEmpty() ? " Nothing has been said yet." : " There are: " + String.join(", ", some) + more + ".";
    }

    private Instant moment(String option, String text) {
        return Moments.parse(text, clock.instant())
                .orElseThrow(() -> wrong(option + ": '" + Printable.line(text) + "' is not " + Moments.FORM + "."));
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    /// Into a file for its owner only. If that fails, there is none.
    private static void writeTo(
            Path file, Export export, Set<String> rooms, Instant start, Instant end, ExportFormat format)
            throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw notWritten(file, e);
        }
        try (Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            export.write(rooms, start, end, (epoch, lines) -> {
                writer.write(format.text(epoch, lines));
                return true;
            });
            writer.flush();
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw notWritten(file, e);
        }
    }

    private static IOException notWritten(Path file, IOException fault) {
        return new IOException("The file " + file + " cannot be written: " + FileFault.reason(fault) + ".", fault);
    }
}
