package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Role;
import dev.parley.server.isolation.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A command for a test, without a class of its own for each declaration.
final class Draft<A extends Record> {
    private final String name;
    private final Class<A> arguments;
    private final Command<A> command;
    private String owner = "test";
    private List<String> aliases = List.of();
    private String permission = "";
    private Role role = Role.GUEST;
    private boolean roomModerators;
    private Duration deadline = Duration.ofSeconds(20);
    private Optional<Duration> cooldown = Optional.empty();
    private boolean audited;
    private String confirm = "";

    /// Whatever follows the name.
    record Line(@Rest Optional<String> text) {}

    Draft(String name, Class<A> arguments, Command<A> command) {
        this.name = name;
        this.arguments = arguments;
        this.command = command;
    }

    /// What a command that looks at no arguments does.
    interface Action {
        Reply run(Call call) throws Exception;
    }

    static Draft<Line> of(String name, Action action) {
        return new Draft<>(name, Line.class, (_, call) -> action.run(call));
    }

    static Draft<Line> named(String name) {
        return of(name, _ -> Reply.text(name + " ran"));
    }

    Draft<A> owner(String id) {
        owner = id;
        return this;
    }

    Draft<A> aliases(String... names) {
        aliases = List.of(names);
        return this;
    }

    Draft<A> needs(String wanted, Role lowest) {
        permission = wanted;
        role = lowest;
        return this;
    }

    Draft<A> roomModerators() {
        roomModerators = true;
        return this;
    }

    Draft<A> forAdmins() {
        return needs("test.secret", Role.ADMIN);
    }

    Draft<A> deadline(Duration limit) {
        deadline = limit;
        return this;
    }

    Draft<A> cooldown(Duration wait) {
        cooldown = Optional.of(wait);
        return this;
    }

    Draft<A> audited() {
        audited = true;
        return this;
    }

    Draft<A> confirm(String warning) {
        confirm = warning;
        return this;
    }

    RegisteredCommand<A> build() {
        try {
            Grammar<A> grammar = new GrammarReader(List.of()).read(arguments);
            return new RegisteredCommand<>(
                    Owner.server(owner),
                    name,
                    aliases,
                    "Help of " + name,
                    permission,
                    role,
                    roomModerators,
                    deadline,
                    cooldown,
                    audited,
                    confirm,
                    grammar,
                    command);
        } catch (InvalidCommandException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
