package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Help;
import dev.parley.api.Reply;
import dev.parley.api.Role;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.people.Permissions;
import dev.parley.server.people.Permissions.Overrides;
import dev.parley.server.people.Rank;
import dev.parley.server.room.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From a line with a slash to its one answer.
class DispatcherTest {
    @TempDir
    Path folder;

    private House house;
    private Person ada;
    private Person admin;

    private record Victim(@Help("whom") User who) {}

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        house.register(
                Draft.named("hello").aliases("hi"),
                Draft.named("secret").forAdmins(),
                Draft.named("secret plan").forAdmins(),
                new Draft<>(
                        "poke",
                        Victim.class,
                        (args, _) -> Reply.text("poked " + args.who().nick())),
                new Draft<>(
                                "smite",
                                Victim.class,
                                (args, _) -> Reply.text("smitten " + args.who().nick()))
                        .forAdmins(),
                new Draft<>(
                        "echo",
                        Draft.Line.class,
                        (args, _) -> Reply.text(args.text().orElse("nothing"))),
                Draft.of("say", _ -> Reply.toRoom("tea\nis ready \u0007")),
                Draft.of("order", _ -> Reply.toRoom("order was kept")).needs("test.order", Role.MODERATOR),
                Draft.of("quiet", _ -> Reply.nothing()),
                Draft.of("no", _ -> Reply.refused("not today")),
                Draft.of("rows", _ -> Reply.table(List.of("a", "b"), List.of(List.of("1", "2")))),
                Draft.of("huge", _ -> Reply.text("x".repeat(1 << 20))),
                Draft.of(
                        "who",
                        call -> Reply.text(
                                call.caller().nick() + " in " + call.room().name())));
        ada = house.enter("ada");
        admin = house.enter("admin");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aCommandIsAnsweredOnceWithTheIdOfTheQuestion() throws Exception {
        for (String line : List.of("/hello", "/hi", "/test:hello", "/HELLO", "/nope", "/no", "/quiet", "/poke", "/")) {
            String id = ada.send(line);
            ada.answer(id);
            assertThat(ada.reply("/hello")).isEqualTo("hello ran");
            assertThat(ada.answers(id)).as(line).hasSize(1);
        }
        assertThat(admin.screen).noneMatch(message -> message instanceof ServerMessage.Reply);
    }

    @Test
    void eachKindOfReplyReachesItsReaders() throws Exception {
        assertThat(ada.answer(ada.send("/hello"))).isEqualTo(new ServerMessage.Reply("1", "hello ran", null));
        assertThat(ada.reply("/quiet")).isEmpty();
        assertThat(ada.error("/no")).isEqualTo(new ServerMessage.Error("3", "refused", "not today", null, null));
        ServerMessage.Reply table = (ServerMessage.Reply) ada.answer(ada.send("/rows"));
        assertThat(table.text()).isEqualTo("a  b\n1  2");
        assertThat(table.table()).isEqualTo(new ServerMessage.Table(List.of("a", "b"), List.of(List.of("1", "2"))));
    }

    @Test
    void aReplyToTheRoomReachesEverybodyInTheServersNameAndTheCallerIsAnswered() throws Exception {
        assertThat(ada.reply("/say")).isEmpty();
        house.runUntil(() -> !ada.linesSeen().isEmpty());
        assertThat(ada.linesSeen()).containsExactly("server: tea is ready \uFFFD");
        assertThat(admin.linesSeen()).containsExactly("server: tea is ready \uFFFD");
    }

    @Test
    void whoeverMayNotTalkGetsTheirReplyToTheRoomForThemselves() throws Exception {
        Room lobby = house.rooms.lobby();
        lobby.change(rules -> rules.withSlow(Duration.ofMinutes(1)));
        assertThat(ada.reply("/say")).isEmpty();
        assertThat(ada.reply("/say"))
                .matches("tea is ready .\n\\(Only you see this. lobby is slowed down: you can talk again in .+\\.\\)");
        house.permissions.override(new Overrides(Map.of(Permissions.TALK, Rank.ADMIN), Map.of()));
        assertThat(ada.reply("/say")).contains("(Only you see this. You may only listen in lobby.");
        house.permissions.override(
                new Overrides(Map.of(Permissions.TALK, Rank.ADMIN, "test.order", Rank.GUEST), Map.of()));
        assertThat(ada.reply("/order")).isEmpty();
        house.runUntil(() -> ada.linesSeen().size() == 2);
        assertThat(admin.linesSeen()).containsExactly("server: tea is ready \uFFFD", "server: order was kept");
    }

    @Test
    void aHugeReplyIsCut() throws Exception {
        assertThat(ada.reply("/huge"))
                .hasSizeLessThanOrEqualTo(Answers.MAX_LENGTH)
                .contains("cut");
    }

    @Test
    void aCallKnowsWhoCalledAndWhere() throws Exception {
        assertThat(ada.reply("/who")).isEqualTo("ada in lobby");
    }

    @ParameterizedTest
    @CsvSource({
        "/hell, hell, Did you mean /hello?",
        "/ehco x, ehco, Did you mean /echo?",
        "/frobnicate, frobnicate, /help lists the commands.",
        "/, '', /help lists the commands.",
        "/ hello, '', /help lists the commands.",
        "/\"\", '', /help lists the commands."
    })
    void anUnknownCommandIsRefusedWithAGuess(String line, String name, String hint) throws Exception {
        ServerMessage.Error error = ada.error(line);
        assertThat(error.code()).isEqualTo("unknown-command");
        assertThat(error.text()).isEqualTo("There is no command /" + name + ". " + hint);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(1);
    }

    @Test
    void aWrongArgumentIsPointedAtInTheLineAsItWasUnderstood() throws Exception {
        ServerMessage.Error error = ada.error("/poke\t\u001Bbop");
        assertThat(error.code()).isEqualTo("bad-argument");
        assertThat(error.line()).isEqualTo("/poke \uFFFDbop");
        assertThat(error.column()).isEqualTo(7);
        assertThat(error.text()).isEqualTo("nobody here is called \uFFFDbop");
        assertThat(ada.error("/poke").column()).isEqualTo(7);
    }

    @Test
    void noControlCharacterReachesACommandOrAnAnswer() throws Exception {
        assertThat(ada.reply("/echo a\u001B[31mb\u202Ec\rd")).isEqualTo("a\uFFFD[31mb\uFFFDc d");
        assertThat(ada.error("/x\u001B[2Jy").text()).startsWith("There is no command /x\uFFFD[2Jy.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secret", "/secret nobody", "/smite", "/smite nobody", "/smite \"", "/test:smite ada"})
    void whatOneMayNotRunLooksUnknownWhateverItsArguments(String line) throws Exception {
        ServerMessage.Error error = ada.error(line);
        assertThat(error.code()).isEqualTo("unknown-command");
        assertThat(error.text()).endsWith("/help lists the commands.").doesNotContain("Did you mean");
        assertThat(error.column()).isEqualTo(1);
    }

    @Test
    void whatOneMayNotRunIsNeverGuessed() throws Exception {
        assertThat(ada.error("/secre").text()).doesNotContain("secret");
        assertThat(admin.error("/secre").text()).contains("Did you mean /secret?");
    }

    @Test
    void aHiddenSubcommandIsJustAWordForItsParent() throws Exception {
        house.register(List.of(
                new Draft<>("note", Draft.Line.class, (args, _) -> Reply.text("noted " + args.text()))
                        .owner("notes")
                        .build(),
                Draft.named("note wipe").owner("notes").forAdmins().build()));
        assertThat(ada.reply("/note wipe all")).isEqualTo("noted Optional[wipe all]");
        assertThat(admin.reply("/note wipe all")).isEqualTo("note wipe ran");
    }

    @Test
    void whoMayRunsIt() throws Exception {
        assertThat(admin.reply("/secret")).isEqualTo("secret ran");
        assertThat(admin.reply("/secret plan")).isEqualTo("secret plan ran");
        assertThat(admin.reply("/smite ADA")).isEqualTo("smitten ada");
    }

    @Test
    void thePermissionThatCountsIsTheOneOfTheMoment() throws Exception {
        house.register(Draft.named("secret").needs("test.secret", Role.GUEST));
        assertThat(ada.reply("/secret")).isEqualTo("secret ran");
        house.register(Draft.named("secret").needs("test.secret", Role.ADMIN));
        assertThat(ada.error("/secret").code()).isEqualTo("unknown-command");
    }

    @Test
    void theListForAClientHoldsWhatTheCallerMayRun() {
        var commands = house.reception.commands();
        assertThat(commands.allFor(house.sessions.find("ada").orElseThrow()).commands())
                .extracting(ServerMessage.CommandInfo::name)
                .contains("hello", "poke")
                .doesNotContain("secret", "smite", "secret plan");
        assertThat(commands.allFor(house.sessions.find("admin").orElseThrow()).commands())
                .extracting(ServerMessage.CommandInfo::name)
                .contains("secret", "smite", "secret plan");
    }

    @Test
    void commandsOfOnePersonRunOneAfterTheOther() throws Exception {
        String first = ada.send("/echo 1");
        String second = ada.send("/hello");
        String third = ada.send("/nope");
        ada.answer(third);
        assertThat(ada.screen.indexOf(ada.answer(first))).isLessThan(ada.screen.indexOf(ada.answer(second)));
        assertThat(ada.screen.indexOf(ada.answer(second))).isLessThan(ada.screen.indexOf(ada.answer(third)));
    }
}
