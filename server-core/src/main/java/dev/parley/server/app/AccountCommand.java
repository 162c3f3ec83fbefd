package dev.parley.server.app;

import dev.parley.api.Result;
import dev.parley.server.config.SettingsOptions;
import dev.parley.server.people.Account;
import dev.parley.server.people.Accounts;
import dev.parley.server.people.Nick;
import dev.parley.server.people.Rank;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley account`: the accounts, for the admin on the machine. A server that runs takes each change at once.
@Command(name = "account", description = "Lists, adds, changes and deletes accounts, also while the server runs.")
final class AccountCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /// What stands behind it on the command line.
    static List<Verb> verbs() {
        return List.of(new ListVerb(), new Add(), new Passwd(), new RoleVerb(), new Delete());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, add, passwd, role or delete.");
    }

    /// What all of them share: the accounts are opened, and what comes of it is said.
    abstract static class Verb implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        /// Does it.
        abstract Result with(PeopleFile file) throws IOException;

        /// What is said when it was done; empty for nothing more.
        abstract String done();

        @Override
        public final Integer call() throws IOException {
            try (PeopleFile file = PeopleFile.open(
                    SettingsOptions.read(spec.commandLine().getParseResult()).data())) {
                return switch (with(file)) {
                    case Result.Done _ -> {
                        if (!done().isEmpty()) {
                            say(done());
                        }
                        yield 0;
                    }
                    case Result.Refused(String reason) -> {
                        spec.commandLine().getErr().println(reason);
                        yield 1;
                    }
                };
            }
        }

        void say(String line) {
            spec.commandLine().getOut().println(line);
        }

        Nick nick(String name) {
            return switch (Nick.check(name)) {
                case Nick.Check.Valid(Nick nick) -> nick;
                case Nick.Check.Invalid(String reason) -> throw new ParameterException(spec.commandLine(), reason);
            };
        }

        static Result withNewPassword(String name, WithPassword change) throws IOException {
            Optional<String> password = NewPassword.askFor(name);
            return password.isEmpty()
                    ? Result.refused("Nothing was changed: no password, or two different ones.")
                    : change.make(password.get());
        }

        /// Something to do with a new password.
        interface WithPassword {
            Result make(String password) throws IOException;
        }
    }

    /// `parley account list`
    @Command(name = "list", description = "Lists the accounts: name, role, when it was made.")
    static final class ListVerb extends Verb {

        @Override
        Result with(PeopleFile file) {
            for (Account account : file.accounts().all()) {
                say(account.name() + "\t" + account.rank() + "\t" + account.created());
            }
            return Result.done();
        }

        @Override
        String done() {
            return "";
        }
    }

    /// `parley account add NAME [ROLE]`
    @Command(
            name = "add",
            description = {"Adds an account.", "Asks for its password on a terminal; from a pipe, takes the first line."
            })
    static final class Add extends Verb {

        @Parameters(index = "0", paramLabel = "NAME")
        private String name = "";

        @Parameters(index = "1", paramLabel = "ROLE", defaultValue = "member", description = "member if left out.")
        private String role = "";

        @Override
        Result with(PeopleFile file) throws IOException {
            Nick nick = nick(name);
            Optional<Rank> rank = file.people().rank(role);
            return rank.isEmpty()
                    ? noRole(role)
                    : withNewPassword(name, password -> file.accounts().create(nick, password, rank.get()));
        }

        @Override
        String done() {
            return "The account " + name + " is there.";
        }
    }

    /// `parley account passwd NAME`
    @Command(
            name = "passwd",
            description = {
                "Gives an account another password.",
                "Asks for it twice on a terminal; from a pipe, takes the first line."
            })
    static final class Passwd extends Verb {

        @Parameters(index = "0", paramLabel = "NAME")
        private String name = "";

        @Override
        Result with(PeopleFile file) throws IOException {
            Nick nick = nick(name);
            return withNewPassword(name, password -> file.accounts().changePassword(nick, password));
        }

        @Override
        String done() {
            return "The password of " + name + " is changed.";
        }
    }

    /// `parley account role NAME ROLE`
    @Command(name = "role", description = "Gives an account another role.")
    static final class RoleVerb extends Verb {

        @Parameters(index = "0", paramLabel = "NAME")
        private String name = "";

        @Parameters(index = "1", paramLabel = "ROLE")
        private String role = "";

        @Override
        Result with(PeopleFile file) throws IOException {
            Nick nick = nick(name);
            Optional<Rank> rank = file.people().rank(role);
            return rank.isEmpty() ? noRole(role) : file.accounts().changeRank(nick, rank.get());
        }

        @Override
        String done() {
            return name + " is a " + role + " now.";
        }
    }

    /// `parley account delete NAME`
    @Command(name = "delete", description = "Deletes an account; anybody can take its name then.")
    static final class Delete extends Verb {

        @Parameters(index = "0", paramLabel = "NAME")
        private String name = "";

        @Override
        Result with(PeopleFile file) throws IOException {
            return file.accounts().delete(nick(name));
        }

        @Override
        String done() {
            return "The account " + name + " is deleted.";
        }
    }

    /// `parley passwd`, the short form for the administrator.
    @Command(
            name = "passwd",
            description = {
                "Changes the administrator's password.",
                "Asks for it twice on a terminal; from a pipe, takes the first line."
            })
    static final class AdminPasswd extends Verb {

        @Override
        Result with(PeopleFile file) throws IOException {
            Nick admin = nick(Accounts.ADMIN);
            return withNewPassword(Accounts.ADMIN, password -> file.accounts().changePassword(admin, password));
        }

        @Override
        String done() {
            return "The password of " + Accounts.ADMIN + " is changed.";
        }
    }

    private static Result noRole(String role) {
        return Result.refused("There is no role called " + role + ".");
    }
}
