package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ArgumentType;
import dev.parley.api.Help;
import dev.parley.api.Nickname;
import dev.parley.api.Outranked;
import dev.parley.api.Parsed;
import dev.parley.api.Reply;
import dev.parley.api.Rest;
import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage.Candidate;
import dev.parley.protocol.ServerMessage.Completions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is offered where the bar stands in a line.
class CompleterTest {
    @TempDir
    Path folder;

    private House house;
    private Person ada;
    private Person admin;

    private enum Mode {
        FULL,
        READ_ONLY
    }

    private record Kick(
            @Help("whom") User who,
            boolean quiet,
            boolean quick,
            @Rest Optional<String> reason) {}

    private record Ban(Nickname name, Optional<Duration> length) {}

    private record Set(Mode mode, Room room) {}

    private record Message(List<User> to) {}

    private static <A extends Record> Draft<A> draft(String name, Class<A> arguments) {
        return new Draft<>(name, arguments, (_, _) -> Reply.nothing());
    }

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        house.register(
                draft("kick", Kick.class),
                draft("ban", Ban.class).aliases("block"),
                draft("set", Set.class),
                draft("tell", Message.class),
                Draft.named("role"),
                Draft.named("role grant").forAdmins(),
                Draft.named("role revoke").forAdmins(),
                Draft.named("poll start"),
                Draft.named("poll stop"),
                draft("smite", Kick.class).forAdmins());
        ada = house.enter("ada");
        admin = house.enter("admin");
        house.enter("Bob");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/ki|, /kick",
        "/K|, /kick",
        "/b|, /ban",
        "/|, /ban /kick /poll /role /set /tell",
        "/po|, /poll",
        "/poll|, /poll",
        "/poll |, start stop",
        "/poll  ST|, start stop",
        "/poll sto|, stop",
        "/x|, ''",
        "|, ''",
        "hello|, ''",
        "/kick|bob, /kick"
    })
    void namesAndSubcommandsGoOnFromWhatIsTyped(String line, String offered) throws Exception {
        assertThat(String.join(" ", ada.candidates(line))).isEqualTo(offered);
    }

    @Test
    void aWholeNameComesWithItsHelp() throws Exception {
        assertThat(ada.complete("/ki|").candidates()).containsExactly(new Candidate("/kick", "Help of kick"));
        assertThat(ada.complete("/pol|").candidates()).containsExactly(new Candidate("/poll", null));
        assertThat(ada.complete("/poll sta|").candidates())
                .containsExactly(new Candidate("start", "Help of poll start"));
    }

    @Test
    void aNameThatIsACommandAndAGroupIsOfferedOnce() throws Exception {
        assertThat(admin.complete("/rol|").candidates()).containsExactly(new Candidate("/role", "Help of role"));
    }

    @Test
    void whatOneMayNotRunIsNotOffered() throws Exception {
        assertThat(ada.candidates("/s|")).containsExactly("/set");
        assertThat(admin.candidates("/s|")).containsExactly("/set", "/smite");
        assertThat(ada.candidates("/role |")).isEmpty();
        assertThat(admin.candidates("/role |")).containsExactly("grant", "revoke");
        assertThat(ada.candidates("/smite |")).isEmpty();
        assertThat(admin.candidates("/smite b|")).containsExactly("Bob");
    }

    @Test
    void whatIsReplacedIsTheWordAtTheCursor() throws Exception {
        Completions completions = ada.complete("/kick  bo| and more");
        assertThat(completions.start()).isEqualTo(7);
        assertThat(completions.end()).isEqualTo(9);
        assertThat(completions.candidates()).containsExactly(new Candidate("Bob", "whom"));
        Completions atABlank = ada.complete("/kick |");
        assertThat(atABlank.start()).isEqualTo(6);
        assertThat(atABlank.end()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "/kick |, Bob ada admin",
        "/kick a|, ada admin",
        "/kick AD|, ada admin",
        "/kick zed|, ''",
        "/ban b|, Bob",
        "/block b|, Bob",
        "/test:kick b|, Bob",
        "/ban bob |, ''",
        "/ban bob 10|, 10d 10h 10m 10s",
        "/set |, full read-only",
        "/set READ|, read-only",
        "/set full |, lobby",
        "/tell ada |, Bob ada admin",
        "/tell ada bob ad|, ada admin"
    })
    void anArgumentIsCompletedByItsType(String line, String offered) throws Exception {
        assertThat(ada.candidates(line))
                .containsExactlyInAnyOrder(offered.isEmpty() ? new String[0] : offered.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "/kick -|, --quiet --quick",
        "/kick --qu|, --quiet --quick",
        "/kick --quiet --|, --quick",
        "/kick bob --quie|, --quiet",
        "/kick --quiet b|, Bob",
        "/kick --quiet |, Bob ada admin",
        "/kick bob that was --|, ''",
        "/kick bob |, ''",
        "/ban --|, ''",
        "/tell --ada b|, Bob"
    })
    void flagsAreOfferedBeforeTheRestUntilTheyAreUsed(String line, String offered) throws Exception {
        assertThat(String.join(" ", ada.candidates(line))).isEqualTo(offered);
    }

    @Test
    void whereThereAreNoFlagsAWordWithDashesIsAnArgument() throws Exception {
        assertThat(ada.candidates("/ban --x 5|")).containsExactly("5d", "5h", "5m", "5s");
    }

    private record Titled(Title title, Optional<User> who) {}

    private record Title(String words) {}

    private record Target(@Outranked User who) {}

    @Test
    void whoHasAHigherRankIsNotOfferedToBeActedOn() throws Exception {
        house.register(new Draft<>("poke", Target.class, (target, _) -> Reply.text(target.who() + " was poked")));
        assertThat(ada.candidates("/poke ad|")).containsExactly("ada");
        assertThat(admin.candidates("/poke ad|")).containsExactly("ada", "admin");
        assertThat(ada.error("/poke admin").text()).isEqualTo("admin has a higher rank than you");
    }

    private void registerTitles(List<String> suggestions) throws InvalidCommandException {
        ArgumentType<Title> titles = new SimpleType<>(
                Title.class, "title", (word, _) -> Parsed.understood(new Title(word)), (_, _) -> suggestions);
        RegisteredCommand<?> template = draft("title", Draft.Line.class).build();
        house.register(List.of(new RegisteredCommand<>(
                template.owner(),
                "title",
                List.of(),
                template.help(),
                "",
                template.role(),
                template.roomModerators(),
                template.deadline(),
                Optional.empty(),
                false,
                "",
                new GrammarReader(List.of(titles)).read(Titled.class),
                (_, _) -> Reply.nothing())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/title |", "/title gr|", "/title \"gr|", "/title \"great kh|"})
    void whatHasBlanksIsOfferedInQuotesAndReplacesTheOpenQuote(String line) throws Exception {
        registerTitles(List.of("great khan"));
        Completions completions = ada.complete(line);
        assertThat(completions.candidates()).extracting(Candidate::text).containsExactly("\"great khan\"");
        assertThat(completions.start()).isEqualTo(7);
    }

    @Test
    void behindAClosedQuoteTheNextArgumentIsCompleted() throws Exception {
        registerTitles(List.of("great khan"));
        assertThat(ada.candidates("/title \"great khan\" b|")).containsExactly("Bob");
    }

    @Test
    void whatAPluginSuggestsIsMadePrintableAndBounded() throws Exception {
        registerTitles(List.of("\u001B[2Jx"));
        assertThat(ada.candidates("/title |")).containsExactly("\uFFFD[2Jx");
        registerTitles(IntStream.range(0, 1_000).mapToObj(i -> "t" + i).toList());
        assertThat(ada.candidates("/title |")).hasSize(100);
    }

    @Test
    void aTypeThatFailsOffersNothing() throws Exception {
        registerTitles(null);
        assertThat(ada.candidates("/title |")).isEmpty();
        assertThat(ada.candidates("/tit|")).containsExactly("/title");
    }
}
