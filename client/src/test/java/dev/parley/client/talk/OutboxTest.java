package dev.parley.client.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What waits and what goes, at a clock that the test moves.
class OutboxTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SetTime time = new SetTime();
    private final Outstanding outstanding = new Outstanding();
    private final List<String> sent = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    private Outbox outbox(int rate) {
        return new Outbox(rate, time, outstanding, message -> sent.add(textOf(message)), counts::add);
    }

    private static String textOf(ClientMessage message) {
        return message instanceof ClientMessage.Say say ? say.text() : ((ClientMessage.Command) message).line();
    }

    private static boolean add(Outbox outbox, String line) {
        return outbox.add(line, Typed.read(line, null, "c" + line));
    }

    private static void addLines(Outbox outbox, int from, int to) {
        IntStream.range(from, to).forEach(i -> add(outbox, "line " + i));
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i).toList();
    }

    @Test
    void eightSecondsWorthGoAtOnceAndTheRestALittleSlowerThanTheServerTakesThem() throws InterruptedException {
        Outbox outbox = outbox(5);
        addLines(outbox, 0, 58);
        assertThat(sent).isEqualTo(lines(0, 40));
        assertThat(counts).last().isEqualTo(18);
        time.pass(SECOND.multipliedBy(2).plusMillis(1));
        assertThat(sent).isEqualTo(lines(0, 49));
        addLines(outbox, 58, 59);
        assertThat(sent).as("who comes later waits behind").hasSize(49);
        assertThat(counts).last().isEqualTo(10);
        time.pass(SECOND.multipliedBy(3));
        outbox.awaitEmpty();
        assertThat(sent).isEqualTo(lines(0, 59));
        assertThat(counts).last().isEqualTo(0);

        time.pass(SECOND.multipliedBy(100));
        addLines(outbox, 0, 45);
        assertThat(sent).as("no more is saved up").hasSize(59 + 40);
    }

    @Test
    void whoTypesNowAndThenNeverWaits() {
        Outbox outbox = outbox(1);
        for (int i = 0; i < 100; i++) {
            addLines(outbox, i, i + 1);
            time.pass(SECOND.multipliedBy(2));
        }
        assertThat(sent).hasSize(100);
        assertThat(counts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -7, 1_000_000, Integer.MAX_VALUE})
    void whereThereIsNoLimitOrAHighOneNothingWaits(int rate) {
        addLines(outbox(rate), 0, 10_000);
        assertThat(sent).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void afterARefusalNothingGoesForAWhileAndThenNotMuchAtOnce(int rate) {
        Outbox outbox = outbox(rate);
        addLines(outbox, 0, 1);
        outbox.hold(SECOND.multipliedBy(2));
        addLines(outbox, 1, 4);
        time.pass(SECOND.multipliedBy(2).minusMillis(1));
        assertThat(sent).hasSize(1);
        time.pass(Duration.ofMillis(2));
        assertThat(sent).hasSize(rate == 0 ? 4 : 2);

        outbox.hold(Duration.ofMillis(Long.MAX_VALUE));
        time.pass(SECOND.multipliedBy(61));
        assertThat(sent).as("no server is believed that says for ever").isEqualTo(lines(0, 4));
    }

    @Test
    void whatElseIsSentCountsToo() {
        Outbox outbox = outbox(1);
        outbox.countOther();
        addLines(outbox, 0, 8);
        assertThat(sent).hasSize(7);
    }

    @Test
    void whatWasSentIsOutstandingAndWhatWaitsIsGivenBack() throws InterruptedException {
        Outbox outbox = outbox(1);
        addLines(outbox, 0, 7);
        add(outbox, "/who");
        add(outbox, "/kick bob");
        add(outbox, "late");
        assertThat(outbox.close()).containsExactly("/kick bob", "late");
        outbox.awaitEmpty();
        outbox.awaitRoom();
        assertThat(counts).last().isEqualTo(0);
        assertThat(add(outbox, "too late")).isFalse();
        time.pass(SECOND.multipliedBy(100));
        assertThat(sent).hasSize(8).endsWith("/who");
        assertThat(outstanding.unanswered()).containsExactly("/who");
        assertThat(outstanding.close()).isEqualTo(lines(0, 7));
    }

    @Test
    void whatIsDroppedIsNotSentAndWhatFollowsIs() {
        Outbox outbox = outbox(1);
        addLines(outbox, 0, 20);
        assertThat(outbox.drop()).isEqualTo(12);
        assertThat(counts).last().isEqualTo(0);
        addLines(outbox, 20, 21);
        time.pass(SECOND.multipliedBy(2));
        assertThat(sent).hasSize(9).endsWith("line 20");
    }

    @Test
    void whatWaitsIsBounded() throws InterruptedException {
        Outbox outbox = outbox(1);
        addLines(outbox, 0, 8 + Outbox.MAX_WAITING);
        assertThat(outbox.room()).isZero();
        time.pass(SECOND.multipliedBy(3));
        assertThat(outbox.room()).isEqualTo(2);
        outbox.awaitRoom();
    }
}
