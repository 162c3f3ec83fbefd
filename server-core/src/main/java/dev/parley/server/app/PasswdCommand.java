package dev.parley.server.app;

import dev.parley.server.config.SettingsOptions;
import dev.parley.server.people.Accounts;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `parley passwd`: changes the administrator's password. A server that runs takes the new one at the next
/// login.
@Command(
        name = "passwd",
        description = {
            "Changes the administrator's password.",
            "Asks for it twice on a terminal; from a pipe, takes the first line."
        })
final class PasswdCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    @SuppressWarnings("SystemConsoleNull") // true of JDK 22 to 24 only: since 25 there is none without a terminal
    public Integer call() throws IOException {
        Accounts accounts = Accounts.open(
                SettingsOptions.read(spec.commandLine().getParseResult()).data());
        Console console = System.console();
        Optional<String> password =
                console != null && console.isTerminal() ? askTwice(console) : Optional.ofNullable(readLine());
        if (password.isEmpty()) {
            spec.commandLine().getErr().println("Nothing was changed: no password, or two different ones.");
            return 1;
        }
        Optional<String> fault = accounts.changePassword(Accounts.ADMIN, password.get());
        fault.ifPresentOrElse(
                reason -> spec.commandLine().getErr().println("Nothing was changed: " + reason + "."),
                () -> spec.commandLine().getOut().println("The password of " + Accounts.ADMIN + " is changed."));
        return fault.isPresent() ? 1 : 0;
    }

    private static Optional<String> askTwice(Console console) {
        char[] first = console.readPassword("New password for %s: ", Accounts.ADMIN);
        char[] second = first == null ? null : console.readPassword("The same again: ");
        return second != null && Arrays.equals(first, second) ? Optional.of(new String(first)) : Optional.empty();
    }

    private static String readLine() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
}
