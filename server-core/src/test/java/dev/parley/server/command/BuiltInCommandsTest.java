package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Role;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage.Farewell;
import dev.parley.server.isolation.Owner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `/help`, `/who` and `/quit`.
class BuiltInCommandsTest {
    @TempDir
    Path folder;

    private House house;
    private Person ada;

    private record Kick(
            @Help("whom") User who,
            Role as,
            boolean quiet,
            @Rest Optional<String> reason) {}

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        GrammarReader reader = new GrammarReader(List.of());
        Owner core = Owner.server("core");
        house.register(List.of(
                RegisteredCommand.of(core, new HelpCommand(house.registry), reader),
                RegisteredCommand.of(core, new WhoCommand(), reader),
                RegisteredCommand.of(core, new QuitCommand(house.sessions), reader)));
        house.register(List.of(
                new Draft<>("kick", Kick.class, (_, _) -> Reply.nothing())
                        .owner("Mod")
                        .aliases("boot")
                        .build(),
                Draft.named("role grant").owner("Mod").forAdmins().build(),
                Draft.named("poll start").owner("Mod").build(),
                Draft.named("poll stop").owner("Mod").build()));
        ada = house.enter("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void helpListsWhatTheCallerMayRun() throws Exception {
        assertThat(ada.reply("/help")).isEqualTo("""
                /help [command…]  List the commands, or explain one
                /kick <who> <as> [reason…] [--quiet]  Help of kick
                /poll start [text…]  Help of poll start
                /poll stop [text…]  Help of poll stop
                /quit  Leave the server
                /who  Say who is here""");
        assertThat(house.enter("admin").reply("/help")).contains("/role grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kick", "/kick", "KICK", "boot", "mod:kick", "Mod:boot", " /kick "})
    void helpExplainsACommandByAnyOfItsNames(String name) throws Exception {
        assertThat(ada.reply("/help " + name)).isEqualTo("""
                /kick <who> <as> [reason…] [--quiet]  Help of kick
                  the same as /boot
                  <who>  user: whom
                  <as>  choice (guest, member, moderator, admin)
                  [--quiet]  flag
                  [reason…]  text""");
    }

    @Test
    void helpForAGroupExplainsItsSubcommands() throws Exception {
        assertThat(ada.reply("/help poll")).contains("/poll start").contains("/poll stop");
        assertThat(ada.reply("/help poll stop")).contains("/poll stop").doesNotContain("/poll start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "role grant", "mod:role grant", "nothing"})
    void helpKnowsNothingOfWhatOneMayNotRun(String name) throws Exception {
        assertThat(ada.error("/help " + name).text())
                .isEqualTo("There is no command /" + name + ". /help lists the commands.");
    }

    @Test
    void whoListsTheRoomInTheOrderOfComing() throws Exception {
        house.enter("Bob");
        assertThat(ada.reply("/who")).isEqualTo("2 in lobby: ada, Bob");
        assertThat(ada.error("/who bob").text()).isEqualTo("this command takes no arguments");
    }

    @Test
    void whoQuitsIsSaidGoodbye() throws Exception {
        ada.send("/quit");
        house.runUntil(ada::isClosed);
        assertThat(ada.saw(Farewell.class)).containsExactly(new Farewell("Goodbye!"));
        assertThat(house.sessions.find("ada")).isEmpty();
    }
}
