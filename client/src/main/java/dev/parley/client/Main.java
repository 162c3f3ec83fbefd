package dev.parley.client;

import dev.parley.client.screen.Theme;
import dev.parley.client.state.StateFolder;
import dev.parley.client.talk.Ending;
import dev.parley.client.typing.LineEditor;
import dev.parley.client.typing.Seat;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The program `parley client`.
@Command(
        name = "parley client",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Chats on a Parley server.",
            "On a terminal type lines; /help lists the server's commands. From a pipe each line is sent, and the client"
                    + " leaves when all have been handled."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:you left, and with --exec nothing was refused",
            "1:refused, or the connection was lost",
            "2:a mistake in these arguments"
        })
public final class Main implements Callable<Integer> {

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "dark, light or none: the colours. Without it dark, or none if NO_COLOR is set.")
    private @Nullable Theme theme;

    @Option(
            names = "--keys",
            paramLabel = "KEYS",
            defaultValue = "emacs",
            description = "emacs or vi: which keys edit what you type. Without it emacs.")
    private LineEditor.Keys keys = LineEditor.Keys.EMACS;

    @Option(
            names = "--exec",
            paramLabel = "LINE",
            description =
                    "Runs a command or says a line, prints what the server answers, and leaves. May be given several"
                            + " times.")
    private List<String> lines = List.of();

    @Option(
            names = "--json",
            description = "Prints each message of the server as it came, one JSON object a line, for programs.")
    private boolean json;

    private final Surroundings surroundings;
    private final Waits waits;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "nick@host:port",
            description =
                    "Your name and where to go. Host and port may be left out: localhost, 55556. Without any of it"
                            + " you are asked, and Enter takes the last ones.")
    private @Nullable Address given;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Has the password of your name in its first line. The environment variable PARLEY_PASSWORD"
                    + " is another way; without both you are asked.")
    private @Nullable Path passwordFile;

    Main(Surroundings surroundings, Waits waits) {
        this.surroundings = surroundings;
        this.waits = waits;
    }

    /// Runs the client and ends the process.
    public static void main(String[] args) {
        System.exit(run(Surroundings.ofThisProcess(), Waits.usual(), args));
    }

    /// Runs the client.
    ///
    /// @return the exit code
    static int run(Surroundings surroundings, Waits waits, String... args) {
        return new CommandLine(new Main(surroundings, waits))
                .setParameterExceptionHandler(Main::explain)
                .registerConverter(Address.class, Address::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @Override
    public Integer call() {
        Optional<String> password = givenPassword();
        var memory = new Memory(StateFolder.of(surroundings.environment()), surroundings.err());
        Ending ending = destination(memory)
                .map(address -> client(memory).run(address, password))
                .orElse(Ending.wanted());
        if (!ending.text().isEmpty()) {
            surroundings.err().println(ending.text());
        }
        return ending.exitCode();
    }

    private static int explain(ParameterException mistake, String[] args) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(Printable.line(String.valueOf(mistake.getMessage())) + ". See parley client --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private Client client(Memory memory) {
        Theme chosen = theme != null ? theme : surroundings.isColourful() ? Theme.DARK : Theme.NONE;
        return new Client(
                surroundings,
                new Client.Task(lines, json),
                new Seat.Choices(chosen, keys, memory.history()),
                memory,
                waits);
    }

    /// Where to go, with a nick; nothing if the person does not say who they are.
    private Optional<Address> destination(Memory memory) {
        if (given != null && given.nick() != null) {
            return Optional.of(given);
        }
        Person person = surroundings.person().orElseThrow(() -> mistake("Say who you are: nick@host:port"));
        Optional<Address> last = given == null ? memory.lastPlace() : Optional.empty();
        String question = last.map(place -> "Your name (Enter for " + place.text() + "): ")
                .orElse("Your name: ");
        Optional<String> answer = person.ask(question).map(String::strip);
        if (answer.filter(String::isEmpty).isPresent()) {
            return last;
        }
        return answer.map(nick ->
                last.or(() -> Optional.ofNullable(given)).orElse(Address.USUAL).withNick(nick));
    }

    private Optional<String> givenPassword() {
        if (passwordFile == null) {
            return Optional.ofNullable(surroundings.environment().get("PARLEY_PASSWORD"));
        }
        try (Stream<String> lines = Files.lines(passwordFile)) {
            return Optional.of(lines.findFirst().orElse(""));
        } catch (IOException | UncheckedIOException e) {
            throw mistake("The password file cannot be read: " + e.getMessage());
        }
    }

    private ParameterException mistake(String text) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
    }
}
