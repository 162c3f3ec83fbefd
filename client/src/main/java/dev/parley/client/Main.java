package dev.parley.client;

import dev.parley.client.screen.Theme;
import dev.parley.client.state.StateFolder;
import dev.parley.client.talk.Ending;
import dev.parley.client.typing.Seat;
import dev.parley.client.wire.Address;
import dev.parley.client.wire.Waits;
import dev.parley.protocol.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The program `parley client`. For one thread.
public final class Main {

    private final Surroundings surroundings;
    private final Waits waits;
    private final Options options;
    private final CommandLine commandLine;

    private Main(Surroundings surroundings, Waits waits, ParseResult parsed) {
        this.surroundings = surroundings;
        this.waits = waits;
        this.options = Options.of(parsed);
        this.commandLine = parsed.commandSpec().commandLine();
    }

    /// Runs the client and ends the process.
    public static void main(String[] args) {
        System.exit(run(Surroundings.ofThisProcess(), Waits.usual(), args));
    }

    /// Runs the client.
    ///
    /// @return the exit code
    static int run(Surroundings surroundings, Waits waits, String... args) {
        return new CommandLine(Options.spec())
                .setExecutionStrategy(parsed -> {
                    Integer helped = CommandLine.executeHelpRequest(parsed);
                    return helped != null ? helped : new Main(surroundings, waits, parsed).run();
                })
                .setParameterExceptionHandler(Main::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .execute(args);
    }

    private int run() {
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
        Theme theme = options.theme().orElse(surroundings.isColourful() ? Theme.DARK : Theme.NONE);
        return new Client(
                surroundings,
                new Client.Task(options.lines(), options.json()),
                new Seat.Choices(theme, options.keys(), memory.history()),
                memory,
                waits);
    }

    /// Where to go, with a nick; nothing if the person does not say who they are.
    private Optional<Address> destination(Memory memory) {
        Optional<Address> given = options.given();
        if (given.map(Address::nick).isPresent()) {
            return given;
        }
        Person person = surroundings.person().orElseThrow(() -> mistake("Say who you are: nick@host:port"));
        Optional<Address> last = given.isEmpty() ? memory.lastPlace() : Optional.empty();
        String question = last.map(place -> "Your name (Enter for " + place.text() + "): ")
                .orElse("Your name: ");
        Optional<String> answer = person.ask(question).map(String::strip);
        if (answer.filter(String::isEmpty).isPresent()) {
            return last;
        }
        return answer.map(nick -> last.or(() -> given).orElse(Address.USUAL).withNick(nick));
    }

    private Optional<String> givenPassword() {
        if (options.passwordFile().isEmpty()) {
            return Optional.ofNullable(surroundings.environment().get("PARLEY_PASSWORD"));
        }
        try (Stream<String> lines = Files.lines(options.passwordFile().get())) {
            return Optional.of(lines.findFirst().orElse(""));
        } catch (IOException | UncheckedIOException e) {
            throw mistake("The password file cannot be read: " + e.getMessage());
        }
    }

    private ParameterException mistake(String text) {
        return new ParameterException(commandLine, text);
    }
}
