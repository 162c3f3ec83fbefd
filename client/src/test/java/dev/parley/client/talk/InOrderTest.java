package dev.parley.client.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

    private static final String ROOM = "lobby";

    private final List<String> seen = new ArrayList<>();
    private final List<ClientMessage> asked = new ArrayList<>();
    private final InOrder order = new InOrder(asked::add, new InOrder.Sink() {
        @Override
        public void live(RoomEvent event) {
            seen.add("live " + event.number());
        }

        @Override
        public void past(Line line) {
            seen.add("past " + line.number());
        }

        @Override
        public void caughtUp() {
            seen.add("caught up");
        }

        @Override
        public void notice(String text) {
            seen.add(text);
        }
    });

    private static Line line(long number) {
        return new Line(ROOM, number, 0, "bob", "text " + number);
    }

    private void happen(long... numbers) {
        LongStream.of(numbers).forEach(number -> order.happened(line(number)));
    }

    /// Answers the only open question.
    private void answer(boolean more, long kept, long... numbers) {
        var question = (ClientMessage.History) asked.removeLast();
        order.answered(new ServerMessage.History(
                question.id(),
                ROOM,
                LongStream.of(numbers).mapToObj(InOrderTest::line).toList(),
                more,
                kept));
    }

    private void expectQuestion(long after, long before) {
        assertThat(asked).singleElement().isInstanceOfSatisfying(ClientMessage.History.class, question -> {
            assertThat(question.room()).isEqualTo(ROOM);
            assertThat(question.after()).isEqualTo(after);
            assertThat(question.before()).isEqualTo(before);
        });
    }

    @Test
    void whatComesTwiceIsSeenOnce() {
        order.entered(ROOM, 7L, 3);
        happen(4, 5, 5, 4, 6);

        assertThat(seen).containsExactly("live 4", "live 5", "live 6");
    }

    @Test
    void whatWasMissedIsAskedForAndWhatComesMeanwhileWaits() {
        order.entered(ROOM, 7L, 1);
        happen(2);
        order.entered(ROOM, 7L, 8);
        expectQuestion(2, 8);
        happen(9);
        answer(true, 1, 3, 4);
        expectQuestion(4, 8);
        happen(10);
        answer(false, 1, 6);

        assertThat(seen)
                .containsExactly(
                        "live 2", "Said meanwhile:", "past 3", "past 4", "past 6", "caught up", "live 9", "live 10");
    }

    @Test
    void whereNothingWasMissedNothingIsAsked() {
        order.entered(ROOM, 7L, 1);
        happen(2);
        order.entered(ROOM, 7L, 3);

        assertThat(asked).isEmpty();
        assertThat(seen).containsExactly("live 2", "caught up");
    }

    @Test
    void aServerThatCountsAnewIsAskedForAllThatItHas() {
        order.entered(ROOM, 7L, 100);
        happen(101);
        order.entered(ROOM, 8L, 3);
        expectQuestion(0, 3);
        answer(false, 1, 2);
        happen(4);

        assertThat(seen)
                .containsExactly(
                        "live 101",
                        "The server counts anew: what was said there before it started is gone",
                        "Said meanwhile:",
                        "past 2",
                        "caught up",
                        "live 4");
    }

    @Test
    void aServerThatWasStartedBetweenWithMoreEventsThanBeforeIsNoticedByItsEpoch() {
        order.entered(ROOM, 7L, 1);
        order.entered(ROOM, 8L, 50);

        expectQuestion(0, 50);
    }

    @Test
    void whatIsNotKeptAnyMoreIsSaid() {
        order.entered(ROOM, 7L, 1);
        order.entered(ROOM, 7L, 900);
        answer(false, 600, 700);

        assertThat(seen)
                .containsExactly(
                        "Some of what was said meanwhile is not kept any more",
                        "Said meanwhile:",
                        "past 700",
                        "caught up");
    }

    @Test
    void aNumberThatIsMissingWithinAConnectionIsAskedForToo() {
        order.entered(ROOM, 7L, 1);
        happen(2, 5);
        expectQuestion(2, 5);
        answer(false, 1, 3, 4);

        assertThat(seen).containsExactly("live 2", "Said meanwhile:", "past 3", "past 4", "caught up", "live 5");
    }

    @Test
    void aConnectionThatIsLostWhileCatchingUpLosesNothing() {
        order.entered(ROOM, 7L, 1);
        order.entered(ROOM, 7L, 10);
        answer(true, 1, 3);
        happen(11);
        order.entered(ROOM, 7L, 20);
        asked.removeFirst();
        expectQuestion(3, 20);
        answer(false, 1, 5, 11, 12);
        happen(21);

        assertThat(seen)
                .containsExactly(
                        "Said meanwhile:",
                        "past 3",
                        "Said meanwhile:",
                        "past 5",
                        "past 11",
                        "past 12",
                        "caught up",
                        "live 21");
    }

    @Test
    void anAnswerThatNobodyWaitsForIsPassedOver() {
        order.entered(ROOM, 7L, 1);
        order.answered(new ServerMessage.History("fill9", ROOM, List.of(line(1)), false, 1));
        order.answered(new ServerMessage.History(null, "attic", List.of(line(1)), false, 1));

        assertThat(seen).isEmpty();
    }

    @Test
    void linesOutsideTheGapAndDoubledOnesAreLeftOut() {
        order.entered(ROOM, 7L, 5);
        order.entered(ROOM, 7L, 9);
        answer(false, 1, 4, 5, 6, 6, 7, 9, 10);

        assertThat(seen).containsExactly("Said meanwhile:", "past 6", "past 7", "caught up");
    }

    @Test
    void aServerThatClaimsMoreWithoutGivingAnyIsNotAskedForEver() {
        order.entered(ROOM, 7L, 5);
        order.entered(ROOM, 7L, 9);
        answer(true, 1);

        assertThat(asked).isEmpty();
        assertThat(seen).containsExactly("caught up");
    }

    @Test
    void aServerThatKnowsNoHistoryHoldsNothingBack() {
        order.entered(ROOM, null, 5);
        order.entered(ROOM, null, 9);
        happen(10);
        var error = new ServerMessage.Error(null, ErrorCode.UNKNOWN_TYPE, "no such type");
        assertThat(order.refused(error)).isTrue();
        assertThat(order.refused(error)).isFalse();

        assertThat(seen).containsExactly("What was said meanwhile cannot be had: no such type", "caught up", "live 10");
    }

    @Test
    void whatIsHeldBackIsBounded() {
        order.entered(ROOM, 7L, 1);
        order.entered(ROOM, 7L, 9);
        happen(LongStream.range(10, 20_011).toArray());

        assertThat(seen)
                .hasSize(20_003)
                .contains("Too much happens meanwhile: the rest of what was missed is left out");
        assertThat(seen.getLast()).isEqualTo("live 20010");
    }

    @Test
    void eachRoomHasItsOwnNumbers() {
        order.entered(ROOM, 7L, 1);
        order.entered("attic", 3L, 40);
        order.happened(new Line("attic", 41, 0, "bob", "x"));
        happen(2);
        order.happened(new Line("cellar", 5, 0, "bob", "nobody entered it"));

        assertThat(seen).containsExactly("live 41", "live 2", "live 5");
        assertThat(asked).isEmpty();
    }
}
