package dev.parley.server.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for a new password: twice on a terminal, without echo; from a pipe, the first line is it.
final class NewPassword {

    private NewPassword() {}

    /// {@return the password} Empty if there was none, or two different ones
    @SuppressWarnings("SystemConsoleNull") // true of JDK 22 to 24 only: since 25 there is none without a terminal
    static Optional<String> askFor(String name) throws IOException {
        Console console = System.console();
        return console != null && console.isTerminal() ? askTwice(console, name) : Optional.ofNullable(readLine());
    }

    private static Optional<String> askTwice(Console console, String name) {
        char[] first = console.readPassword("New password for %s: ", name);
        char[] second = first == null ? null : console.readPassword("The same again: ");
        return second != null && Arrays.equals(first, second) ? Optional.of(new String(first)) : Optional.empty();
    }

    private static @Nullable String readLine() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
}
