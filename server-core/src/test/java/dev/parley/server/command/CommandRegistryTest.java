package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.parley.api.Role;
import dev.parley.server.isolation.Owner;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Rank;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandRegistryTest {
    private final Permissions permissions = new Permissions();
    private final CommandRegistry registry = new CommandRegistry(permissions);

    private void put(String owner, Draft<?>... drafts) throws InvalidCommandException {
        List<RegisteredCommand<?>> commands = new ArrayList<>();
        for (Draft<?> draft : drafts) {
            commands.add(draft.owner(owner).build());
        }
        registry.put(Contribution.ofCommands(Owner.server(owner), commands));
    }

    private String find(String line) {
        CommandName name = registry.table().match(line, _ -> true);
        return name == null
                ? "unknown"
                : name.command().owner().id() + "'s " + name.command().name() + "|"
                        + line.substring(name.argumentsStart(line));
    }

    @ParameterizedTest
    @CsvSource({
        "/kick, polls's kick|",
        "/KICK bob, polls's kick| bob",
        "/boot bob, polls's kick| bob",
        "/polls:kick bob, polls's kick| bob",
        "/Polls:Boot bob, polls's kick| bob",
        "/role grant ada, polls's role grant| ada",
        "/role  GRANT ada, polls's role grant| ada",
        "/role grant all ada, polls's role grant all| ada",
        "/role, polls's role|",
        "/role drop, polls's role| drop",
        "/role grants ada, polls's role| grants ada",
        "/role gran, polls's role| gran",
        "'/role \"grant\" ada', polls's role| \"grant\" ada",
        "/polls:role grant ada, polls's role grant| ada",
        "/role-x, polls's role-x|",
        "/role2 grant, polls's role2| grant"
    })
    void theNameWithMostWordsIsFound(String line, String found) throws InvalidCommandException {
        put("polls", Draft.named("kick").aliases("boot"), Draft.named("role grant"));
        put(
                "polls",
                Draft.named("kick").aliases("boot"),
                Draft.named("role"),
                Draft.named("role grant"),
                Draft.named("role grant all"),
                Draft.named("role-x"),
                Draft.named("role2"));
        assertThat(find(line)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ kick",
                "/kic",
                "/kickk",
                "/other:kick",
                "/grant",
                "//kick",
                "/\"\"",
                "/\"kick\"",
                "/:kick",
                "/role",
                "/role gran",
                "/zzz"
            })
    void whatIsNoNameIsNotFound(String line) throws InvalidCommandException {
        put("polls", Draft.named("kick"), Draft.named("role grant"));
        assertThat(find(line)).isEqualTo("unknown");
    }

    @Test
    void aNameIsFoundWithoutAllocating() throws InvalidCommandException {
        put("polls", Draft.named("kick"), Draft.named("role"), Draft.named("role grant"));
        CommandTable table = registry.table();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int found = 0;
        long before = 0;
        for (int i = 0; i < 2_000; i++) {
            if (i == 1_000) { // all classes are loaded
                before = threads.getCurrentThreadAllocatedBytes();
            }
            found += table.match("/Role  grant ada", _ -> true) == null ? 0 : 1;
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
        assertThat(found).isEqualTo(2_000);
    }

    @Test
    void anOwnerIsMeantInAnyLetterCase() throws InvalidCommandException {
        put("MyPolls", Draft.named("vote"));
        assertThat(find("/MyPolls:vote 1")).isEqualTo("MyPolls's vote| 1");
        assertThat(find("/mypolls:VOTE 1")).isEqualTo("MyPolls's vote| 1");
    }

    @Test
    void whatIsNotWantedGivesWayToAShorterName() throws InvalidCommandException {
        put("polls", Draft.named("role"), Draft.named("role grant").forAdmins());
        CommandName name = registry.table()
                .match("/role grant ada", command -> command.permission().isEmpty());
        assertThat(name).isNotNull().extracting(CommandName::text).isEqualTo("role");
    }

    @ParameterizedTest
    @CsvSource({"kick, boot, kick", "x, kick, kick", "kick, x, kick", "x, boot, boot"})
    void aTakenNameNamesItsOwnerAndChangesNothing(String name, String alias, String taken)
            throws InvalidCommandException {
        put("moderation", Draft.named("kick").aliases("boot"));
        put("fun", Draft.named("dance"));
        CommandTable before = registry.table();
        List<String> changes = new ArrayList<>();
        registry.onChange(() -> changes.add("changed"));

        InvalidCommandException refused = catchThrowableOfType(
                InvalidCommandException.class,
                () -> put(
                        "fun",
                        Draft.named("free").needs("fun.free", Role.GUEST),
                        Draft.named(name).aliases(alias)));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).startsWith("the name /").endsWith(" is taken by moderation");
        if (!name.equals("kick") || !alias.equals("boot")) {
            assertThat(refused.reason()).isEqualTo("the name /" + taken + " is taken by moderation");
        }
        assertThat(registry.table()).isSameAs(before);
        assertThat(find("/free")).isEqualTo("unknown");
        assertThat(permissions.allows(Rank.GUEST, "fun.free", null)).isFalse();
        assertThat(changes).isEmpty();
    }

    @Test
    void aNameThatStandsTwiceInOnePluginIsRefused() {
        InvalidCommandException refused = catchThrowableOfType(
                InvalidCommandException.class,
                () -> put("fun", Draft.named("dance"), Draft.named("x").aliases("dance")));
        assertThat(refused).hasMessage("the name /dance is taken by fun");
    }

    @Test
    void anOwnersNewCommandsReplaceItsOldOnesAndNobodyElses() throws InvalidCommandException {
        put("moderation", Draft.named("kick"));
        put("fun", Draft.named("dance").aliases("d"), Draft.named("sing").needs("fun.sing", Role.GUEST));
        put("fun", Draft.named("dance"), Draft.named("jump"));
        assertThat(names()).containsExactly("dance", "jump", "kick");
        assertThat(find("/d")).isEqualTo("unknown");
        assertThat(find("/fun:sing")).isEqualTo("unknown");
        assertThat(permissions.allows(Rank.GUEST, "fun.sing", null)).isFalse();
        put("fun");
        assertThat(names()).containsExactly("kick");
    }

    @Test
    void whoeverListensIsToldWhenTheChangeIsInForce() throws InvalidCommandException {
        List<String> seen = new ArrayList<>();
        registry.onChange(() -> seen.addAll(names()));
        put("fun", Draft.named("dance"));
        assertThat(seen).containsExactly("dance");
    }

    @Test
    void aRoleSeesWhatItMayRunByName() throws InvalidCommandException {
        put("fun", Draft.named("zoo"), Draft.named("kick").needs("m.kick", Role.MODERATOR), Draft.named("ant"));
        assertThat(registry.visibleTo(command -> permissions.allows(Rank.GUEST, command.permission(), null)))
                .extracting(RegisteredCommand::name)
                .containsExactly("ant", "zoo");
        assertThat(registry.visibleTo(command -> permissions.allows(Rank.MODERATOR, command.permission(), null)))
                .extracting(RegisteredCommand::name)
                .containsExactly("ant", "kick", "zoo");
    }

    @Test
    void nobodysPluginOpensWhatAnotherKeepsClosed() throws InvalidCommandException {
        put("moderation", Draft.named("kick").needs("m.kick", Role.MODERATOR));
        put("fun", Draft.named("boot").needs("m.kick", Role.GUEST));
        assertThat(permissions.allows(Rank.MODERATOR, "m.kick", null)).isTrue();
        assertThat(permissions.allows(Rank.MEMBER, "m.kick", null)).isFalse();
    }

    @Test
    void whoeverLooksUpANameDuringChangesFindsTheOldOrTheNewCommand() throws Exception {
        put("fun", Draft.named("dance"));
        Thread changing = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 500; i++) {
                try {
                    put("fun", Draft.named("dance"), Draft.named("extra" + i));
                } catch (InvalidCommandException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        while (changing.isAlive()) {
            assertThat(find("/dance")).isEqualTo("fun's dance|");
        }
        changing.join();
        assertThat(names()).containsExactly("dance", "extra499");
    }

    private List<String> names() {
        return registry.all().stream().map(RegisteredCommand::name).toList();
    }
}
