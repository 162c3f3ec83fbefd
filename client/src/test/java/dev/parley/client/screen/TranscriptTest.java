package dev.parley.client.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

    private static final long EVENING = Instant.parse("2026-11-24T23:59:00Z").toEpochMilli();

    private final Page page = new Page();
    private long millis = 1_000_000;
    private final Transcript transcript = new Transcript(Look.DARK, ZoneOffset.UTC, () -> millis);

    private void live(ServerMessage... messages) {
        for (ServerMessage message : messages) {
            transcript.write(new Entry.Live(message), page);
        }
    }

    private void welcome(String nick) {
        live(Fixtures.welcome(nick));
    }

    private static Line said(String from, String text) {
        return new Line("lobby", 1, EVENING, from, text);
    }

    private List<String> lines() {
        return page.text().toString().lines().toList();
    }

    @Test
    void aNewDayBeginsWithARule() {
        live(said("bob", "late"));
        live(new Line("lobby", 2, EVENING + Duration.ofMinutes(2).toMillis(), "bob", "early"));

        assertThat(lines())
                .containsExactly("[23:59] <bob> late", "── Wednesday, 25 November 2026 ──", "[00:01] <bob> early");
    }

    @Test
    void whatWasRefusedAfterALongPasteIsCountedInsteadOfFillingTheScreen() {
        for (int i = 0; i < 950; i++) {
            live(tooFast());
        }
        assertThat(lines()).containsExactly("Too fast.");
        assertThat(transcript.waitMillis()).contains(2_000L);
        millis += 2_000;
        transcript.writeDue(page);
        live(tooFast(), said("bob", "what was that?"));
        transcript.write(new Entry.End(), page);
        assertThat(lines())
                .containsExactly(
                        "Too fast.",
                        "Nor were the next 949 taken.",
                        "[23:59] <bob> what was that?",
                        "Nor was the next one taken.");
        assertThat(transcript.waitMillis()).isEmpty();
        millis += 2_000;
        live(tooFast());
        assertThat(lines()).endsWith("Too fast.");
    }

    private static ServerMessage tooFast() {
        return ServerMessage.Error.tooFast(null, "Too fast.", Duration.ofSeconds(2));
    }

    @Test
    void aNameHasTheSameColourInEveryRunWhateverItsCase() {
        assertThat(Look.DARK.name("Bob")).isEqualTo(Look.DARK.name("bob"));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> Look.DARK.name("user" + i))
                        .distinct())
                .hasSizeGreaterThan(8);
        assertThat(Look.NONE.name("bob")).isEqualTo(AttributedStyle.DEFAULT);
    }

    @Test
    void whatThePersonSaidThemselvesLooksOtherwise() {
        welcome("ada");
        live(said("ada", "mine"), said("bob", "theirs"));

        String text = page.text().toAnsi();
        assertThat(text.lines().toList().getFirst()).contains("\u001b[1m<ada>");
        assertThat(text.lines().toList().getLast()).doesNotContain("\u001b[1m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada: look", "look, Ada!", "@ADA", "ada", "(ada)", "bob,ada"})
    void aLineThatNamesThePersonRings(String text) {
        welcome("Ada");
        live(said("bob", text));

        assertThat(page.rings()).isTrue();
        assertThat(page.text().toAnsi()).contains("38;5;221").contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adamant", "canada", "ad a", "ada1", "\u00e1ada"})
    void aLineThatDoesNotNameThePersonIsQuiet(String text) {
        welcome("ada");
        live(said("bob", text), said("ada", "I am ada"));

        assertThat(page.rings()).isFalse();
    }

    @Test
    void aNameOfOddCharactersIsFoundAsItIs() {
        welcome("a.b*");
        live(said("bob", "acbb"));
        assertThat(page.rings()).isFalse();
        live(said("bob", "hey a.b*!"));
        assertThat(page.rings()).isTrue();
    }

    @Test
    void whatWasSaidAWhileAgoDoesNotRing() {
        welcome("ada");
        transcript.write(new Entry.Past(said("bob", "ada?")), page);

        assertThat(page.rings()).isFalse();
        assertThat(lines()).containsExactly("[23:59] <bob> ada?");
    }

    @Test
    void manyComingsAreOneLine() {
        for (int i = 0; i < 40; i++) {
            live(new Joined("lobby", i, EVENING, "user" + i));
        }
        assertThat(lines()).hasSize(3);
        millis += 2_000;
        transcript.writeDue(page);

        assertThat(lines())
                .hasSize(4)
                .last()
                .isEqualTo("[23:59] * joined: user3, user4, user5, user6, user7 and 32 more");
    }

    @Test
    void nobodySpeaksBeforeTheyCame() {
        for (int i = 0; i < 9; i++) {
            live(new Left("lobby", i, EVENING, "user" + i));
        }
        live(new Joined("lobby", 9, EVENING, "bob"), said("bob", "hi"));

        assertThat(lines().get(3)).contains("joined: bob");
        assertThat(lines().get(4)).endsWith("<bob> hi");
    }

    @Test
    void aLinkIsPrintedAsOnePiece() {
        String link = "https://example.org/a/very/long/path/" + "x".repeat(200) + "?q=1#here";
        live(said("bob", link));

        assertThat(page.text().toAnsi()).contains(link);
    }

    @Test
    void whatIsLeftOfAFoldIsToldAtTheEnd() {
        for (int i = 0; i < 5; i++) {
            live(new Joined("lobby", i, EVENING, "user" + i));
        }
        transcript.write(new Entry.End(), page);

        assertThat(lines()).hasSize(4);
    }

    @Test
    void whatSomebodyDoesStandsBehindTheirName() {
        welcome("ada");
        live(new Line("lobby", 2, EVENING, "bob", "waves at ada", true));

        assertThat(lines()).containsExactly("[23:59] * bob waves at ada");
        assertThat(page.rings()).isTrue();
    }

    @Test
    void whatIsSaidToThePersonAloneRingsAndWhatTheySaidDoesNot() {
        welcome("ada");
        live(new ServerMessage.Private(EVENING, "ada", "bob", "psst"));
        assertThat(page.rings()).isFalse();
        live(new ServerMessage.Private(EVENING, "bob", "ada", "what?"));

        assertThat(lines()).containsExactly("[23:59] -> *bob* psst", "[23:59] *bob* what?");
        assertThat(page.rings()).isTrue();
    }

    @Test
    void aTopicIsToldWhenItChangesAndToWhoeverComesIn() {
        welcome("ada");
        live(
                new ServerMessage.Topic("lobby", 2, EVENING, "bob", "tea"),
                new ServerMessage.Topic("lobby", 3, EVENING, null, ""),
                new Joined("attic", 1, EVENING, "ada", 1, 7L, null, "boxes"),
                new ServerMessage.Topic("lobby", 4, EVENING, "bob", "cake"));

        assertThat(lines())
                .containsExactly(
                        "[23:59] * bob set the topic: tea",
                        "[23:59] * The server removed the topic.",
                        "[23:59] * ada joined!",
                        "[23:59] * Topic: boxes",
                        "[23:59] * #lobby bob set the topic: cake");
    }

    @Test
    void whoeverTurnsToAnotherOfTheirRoomsSeesTheFirstOneAsElsewhere() {
        welcome("ada");
        live(
                new Joined("attic", 1, EVENING, "ada", 1, 7L, null, null),
                new ServerMessage.Here("lobby"),
                said("bob", "here"),
                new Line("attic", 2, EVENING, "bob", "there"));

        assertThat(lines()).endsWith("[23:59] <bob> here", "[23:59] #attic <bob> there");
    }

    @Test
    void whatIsHiddenIsNotSeen() {
        live(new ServerMessage.Hidden("lobby", 2, EVENING));

        assertThat(page.isEmpty()).isTrue();
    }
}
