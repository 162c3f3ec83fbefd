package dev.parley.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What the program meets where it was started.
///
/// @param environment the environment variables
/// @param person who sits at the terminal, if input and output are one
record Surroundings(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Optional<Person> person) {

    /// Those of this process. Pipes and files are UTF-8 everywhere, whatever the locale says.
    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .map(Person::at));
    }

    /// Whether the terminal can move its cursor.
    boolean isEditable() {
        String terminal = environment.getOrDefault("TERM", "dumb");
        return person.isPresent() && !terminal.isEmpty() && !terminal.startsWith("dumb");
    }

    /// Whether colour is welcome, see <https://no-color.org>.
    boolean isColourful() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
