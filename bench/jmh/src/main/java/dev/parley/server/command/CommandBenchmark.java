package dev.parley.server.command;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import dev.parley.api.User;
import dev.parley.bench.TimePerOperation;
import dev.parley.plugins.kick.Kick;
import dev.parley.server.isolation.Guard;
import dev.parley.server.isolation.Owner;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Rank;
import dev.parley.server.session.Session;
import dev.parley.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/// What a command costs before its own code begins, among a hundred commands and a hundred people: name,
/// permission and arguments. Neither the hop to its thread nor the command itself is in it.
public class CommandBenchmark extends TimePerOperation {

    private static final int PEOPLE = 100;
    private static final int COMMANDS = 100;

    private final Permissions permissions = new Permissions();
    private final CommandRegistry registry = new CommandRegistry(permissions);
    private final Probe probe = new Probe();
    private final TestServer server = TestServer.with(probe);
    private final Completer completer = new Completer(registry, new Guard());
    private final Call call;
    private final Session ada;
    private final Rights rights;

    public CommandBenchmark() {
        List<RegisteredCommand<?>> commands = new ArrayList<>(List.of(registered(new Kick())));
        RegisteredCommand<?> silence = registered(new Silence());
        commands.add(silence);
        while (commands.size() < COMMANDS) {
            commands.add(renamed(silence, "silence" + commands.size()));
        }
        put(commands);
        for (int i = 0; i < PEOPLE - 2; i++) {
            server.join("user" + i);
        }
        server.join("bob");
        server.join("ada", Role.ADMIN).types("/probe");
        call = Objects.requireNonNull(probe.call);
        ada = ((UserHandle) call.caller()).session();
        rights = ((CommandCall) call).rights();
    }

    /// Shows what a command of a running server is called with.
    @Slash(name = "probe", help = "Keeps its call")
    public static final class Probe implements Command<Probe.Args> {
        private volatile @Nullable Call call;

        public record Args() {}

        @Override
        public Reply run(Probe.Args args, Call given) {
            call = given;
            return Reply.nothing();
        }
    }

    /// With three arguments: one looked up, one parsed, the rest of the line.
    @Slash(name = "silence", help = "Mutes somebody", permission = "bench.silence", role = Role.GUEST)
    public static final class Silence implements Command<Silence.Args> {
        public record Args(User who, Duration howLong, @Rest Optional<String> why) {}

        @Override
        public Reply run(Silence.Args args, Call call) {
            return Reply.nothing();
        }
    }

    @TearDown
    public void close() {
        server.close();
    }

    @Benchmark
    public Binding<?> kick() {
        return bind("/kick bob too loud");
    }

    @Benchmark
    public Binding<?> silence() {
        return bind("/silence bob 10m far too loud");
    }

    /// Name and permission alone.
    @Benchmark
    public @Nullable CommandName find() {
        return find("/kick bob too loud");
    }

    /// A command that the caller may not run, and so does not see.
    @Benchmark
    public @Nullable CommandName findForbidden() {
        return registry.find(
                "/kick bob too loud", command -> permissions.allows(Rank.GUEST, command.permission(), null));
    }

    /// What a few letters of a name could become: eleven of a hundred names, handed to the event loop of who asked.
    @Benchmark
    public void completeName() {
        completer.complete(
                ada,
                command -> permissions.allows(Rank.ADMIN, command.permission(), null),
                _ -> call,
                "/silence9",
                9,
                null);
    }

    private Binding<?> bind(String line) {
        CommandName name = Objects.requireNonNull(find(line));
        return name.command().grammar().bind(line, name.argumentsStart(line), call);
    }

    private @Nullable CommandName find(String line) {
        return registry.find(line, rights);
    }

    private void put(List<RegisteredCommand<?>> commands) {
        try {
            registry.put(Contribution.ofCommands(commands.getFirst().owner(), commands));
        } catch (InvalidCommandException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static RegisteredCommand<?> registered(Command<?> command) {
        try {
            return RegisteredCommand.of(Owner.server("bench"), command, new GrammarReader(List.of()));
        } catch (InvalidCommandException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <A extends Record> RegisteredCommand<A> renamed(RegisteredCommand<A> c, String name) {
        return new RegisteredCommand<>(
                c.owner(),
                name,
                c.aliases(),
                c.help(),
                c.permission(),
                c.role(),
                c.roomModerators(),
                c.deadline(),
                c.cooldown(),
                c.audited(),
                c.confirm(),
                c.grammar(),
                c.command());
    }
}
