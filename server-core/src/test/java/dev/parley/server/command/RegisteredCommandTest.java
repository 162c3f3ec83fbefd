package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.api.Call;
import dev.parley.api.Command;
import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Role;
import dev.parley.api.Slash;
import dev.parley.api.User;
import dev.parley.server.isolation.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegisteredCommandTest {
    /// The arguments of the commands below that take none.
    record None() {}

    private abstract static class Doing implements Command<None> {
        @Override
        public Reply run(None arguments, Call call) {
            return Reply.nothing();
        }
    }

    private static RegisteredCommand<?> read(Command<?> command) throws InvalidCommandException {
        return RegisteredCommand.of(Owner.server("moderation"), command, new GrammarReader(List.of()));
    }

    @Slash(
            name = "role grant",
            help = "Give somebody a role",
            aliases = {"promote", "role add"},
            permission = "roles.grant",
            role = Role.ADMIN,
            deadline = "2m",
            cooldown = "30s",
            audited = true,
            confirm = "This cannot be undone.")
    private static final class Grant implements Command<Grant.Args> {
        record Args(@Help("who") User who, @Rest Optional<String> reason) {}

        @Override
        public Reply run(Args arguments, Call call) {
            return Reply.nothing();
        }
    }

    @Test
    void everythingThatIsDeclaredIsRead() throws InvalidCommandException {
        RegisteredCommand<?> command = read(new Grant());
        assertThat(command.owner().id()).isEqualTo("moderation");
        assertThat(command.name()).isEqualTo("role grant");
        assertThat(command.aliases()).containsExactly("promote", "role add");
        assertThat(command.help()).isEqualTo("Give somebody a role");
        assertThat(command.permission()).isEqualTo("roles.grant");
        assertThat(command.role()).isEqualTo(Role.ADMIN);
        assertThat(command.deadline()).isEqualTo(Duration.ofMinutes(2));
        assertThat(command.cooldown()).contains(Duration.ofSeconds(30));
        assertThat(command.audited()).isTrue();
        assertThat(command.confirm()).isEqualTo("This cannot be undone.");
        assertThat(command.usage()).isEqualTo("/role grant <who> [reason…]");
    }

    @Test
    void clientsGetWhatTheyNeedToHelpWithTyping() throws InvalidCommandException {
        var info = read(new Grant()).info();
        assertThat(info.name()).isEqualTo("role grant");
        assertThat(info.aliases()).containsExactly("promote", "role add");
        assertThat(info.usage()).isEqualTo("/role grant <who> [reason…]");
        assertThat(info.parameters()).extracting(p -> p.name()).containsExactly("who", "reason");
    }

    @Slash(name = "plain", help = "Plain")
    private static final class Plain extends Doing {}

    @Test
    void whatIsNotDeclaredHasItsDefault() throws InvalidCommandException {
        RegisteredCommand<?> command = read(new Plain());
        assertThat(command.permission()).isEmpty();
        assertThat(command.deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(command.cooldown()).isEmpty();
        assertThat(command.audited()).isFalse();
        assertThat(command.confirm()).isEmpty();
        assertThat(command.usage()).isEqualTo("/plain");
    }

    private static final class WithoutSlash extends Doing {}

    @Slash(name = "Kick", help = "x")
    private static final class Capital extends Doing {}

    @Slash(name = "/kick", help = "x")
    private static final class WithASlash extends Doing {}

    @Slash(name = "", help = "x")
    private static final class Nameless extends Doing {}

    @Slash(name = "a b c d", help = "x")
    private static final class FourWords extends Doing {}

    @Slash(name = "a  b", help = "x")
    private static final class TwoBlanks extends Doing {}

    @Slash(name = "plugin:kick", help = "x")
    private static final class Colon extends Doing {}

    @Slash(name = "ok", help = "x", aliases = "n\u00F6")
    private static final class WrongAlias extends Doing {}

    @Slash(name = "ok", help = " ")
    private static final class Helpless extends Doing {}

    @Slash(name = "ok", help = "x", deadline = "soon")
    private static final class WrongDeadline extends Doing {}

    @Slash(name = "ok", help = "x", deadline = "")
    private static final class NoDeadline extends Doing {}

    @Slash(name = "ok", help = "x", cooldown = "0s")
    private static final class WrongCooldown extends Doing {}

    @Slash(name = "ok", help = "x")
    private static final class AnyRecord implements Command<Record> {
        @Override
        public Reply run(Record arguments, Call call) {
            return Reply.nothing();
        }
    }

    @Slash(name = "ok", help = "x")
    private static final class WrongRecord implements Command<WrongRecord.Args> {
        record Args(double share) {}

        @Override
        public Reply run(Args arguments, Call call) {
            return Reply.nothing();
        }
    }

    static List<Arguments> wrongCommands() {
        return List.of(
                Arguments.of(new WithoutSlash(), WithoutSlash.class.getName() + " is a command without @Slash"),
                Arguments.of(new Capital(), "/Kick: \"Kick\" cannot be a command's name"),
                Arguments.of(new WithASlash(), "\"/kick\" cannot be a command's name"),
                Arguments.of(new Nameless(), "\"\" cannot be a command's name"),
                Arguments.of(new FourWords(), "one to three words"),
                Arguments.of(new TwoBlanks(), "\"a  b\" cannot be a command's name"),
                Arguments.of(new Colon(), "\"plugin:kick\" cannot be a command's name"),
                Arguments.of(new WrongAlias(), "/ok: \"n\u00F6\" cannot be a command's name"),
                Arguments.of(new Helpless(), "/ok: it has no help"),
                Arguments.of(new WrongDeadline(), "/ok: its deadline \"soon\" is not a time such as"),
                Arguments.of(new NoDeadline(), "/ok: its deadline \"\" is not a time"),
                Arguments.of(new WrongCooldown(), "/ok: its cooldown \"0s\" is not a time"),
                Arguments.of(new AnyRecord(), "/ok: its run does not take a record of its own"),
                Arguments.of(new WrongRecord(), "/ok: the component share of"));
    }

    @ParameterizedTest
    @MethodSource("wrongCommands")
    void aWrongDeclarationIsRefusedWithWhatToChange(Command<?> command, String says) {
        InvalidCommandException refused = catchThrowableOfType(InvalidCommandException.class, () -> read(command));
        assertThat(refused).isNotNull().hasMessageContaining(says);
    }

    private abstract static class Generic<A extends Record> implements Command<A> {}

    @Slash(name = "concrete", help = "x")
    private static final class Concrete extends Generic<None> {
        @Override
        public Reply run(None arguments, Call call) {
            return Reply.nothing();
        }

        @SuppressWarnings("unused") // not the method that is meant
        public Reply run(String arguments, Call call) {
            return Reply.nothing();
        }
    }

    @Test
    void theRecordIsFoundBehindAGenericClassAndBesideOtherMethods() throws InvalidCommandException {
        assertThat(read(new Concrete()).usage()).isEqualTo("/concrete");
    }
}
