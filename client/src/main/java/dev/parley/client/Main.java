package dev.parley.client;

import dev.parley.protocol.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        exitCodeList = {"0:you left", "1:refused, or the connection was lost", "2:a mistake in these arguments"})
public final class Main implements Callable<Integer> {

    private static final Address USUAL = new Address(null, Address.USUAL_HOST, Address.USUAL_PORT);

    private final Surroundings surroundings;
    private final Waits waits;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "nick@host:port",
            description = "Your name and where to go. Host and port may be left out: localhost, 55556.")
    private Address address = USUAL;

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
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .execute(args);
    }

    @Override
    public Integer call() {
        Optional<String> password = givenPassword();
        Ending ending = nick().map(nick -> new Client(surroundings, waits).run(address, nick, password))
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

    private Optional<String> nick() {
        if (address.nick() != null) {
            return Optional.of(address.nick());
        }
        return surroundings
                .person()
                .orElseThrow(() -> mistake("Say who you are: nick@host:port"))
                .ask("Your name: ")
                .map(String::strip)
                .filter(nick -> !nick.isEmpty());
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
