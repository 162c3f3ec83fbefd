package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final FakeConnection connection = new FakeConnection(new HandLoop());
    private final Inbox inbox = new Inbox(connection);
    private final List<Integer> handled = new ArrayList<>();

    private void add(int from, int to) {
        for (int i = from; i <= to; i++) {
            int number = i;
            inbox.add(() -> handled.add(number));
        }
    }

    @Test
    void whoSaysFarMoreThanAPersonCanIsSlowedAndNothingIsLost() {
        for (int i = 1; i <= 4_000; i++) {
            int number = i;
            inbox.add(() -> {
                handled.add(number);
                inbox.charge(1);
            });
        }
        int burst = handled.size();
        assertThat(burst).isBetween(1_000, 3_999);

        connection.nanoTime += Duration.ofSeconds(60).toNanos();
        while (!connection.timers.isEmpty()) {
            connection.timers.remove(0).task().run();
            connection.nanoTime += Duration.ofSeconds(60).toNanos();
        }
        assertThat(handled).hasSize(4_000).isSorted();
    }

    @Test
    void whoSpeaksAsABusyBotDoesIsNotSlowed() {
        for (int second = 0; second < 60; second++) {
            for (int line = 0; line < 1_000; line++) {
                inbox.add(() -> inbox.charge(100));
                connection.nanoTime += Duration.ofMillis(1).toNanos();
            }
        }
        assertThat(connection.timers).isEmpty();
    }

    @Test
    void whatComesWhileNothingGoesOnIsHandledAtOnce() {
        add(1, 3);
        assertThat(handled).containsExactly(1, 2, 3);
        assertThat(connection.pauses).isZero();
    }

    @Test
    void whatComesMeanwhileWaitsAndKeepsItsOrder() {
        inbox.hold();
        add(1, 3);
        assertThat(handled).isEmpty();
        inbox.release();
        assertThat(handled).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsHandledMayHoldUpTheRestAgain() {
        inbox.hold();
        add(1, 1);
        inbox.add(inbox::hold);
        add(2, 2);
        inbox.release();
        assertThat(handled).containsExactly(1);
        inbox.release();
        assertThat(handled).containsExactly(1, 2);
    }

    @Test
    void readingPausesWhenSixtyFourWaitAndGoesOnWhenAllAreHandled() {
        inbox.hold();
        add(1, 63);
        assertThat(connection.reading).isTrue();
        add(64, 70);
        assertThat(connection.reading).isFalse();
        assertThat(connection.pauses).isEqualTo(1);
        inbox.release();
        assertThat(handled).hasSize(70);
        assertThat(connection.reading).isTrue();
    }

    @Test
    void readingStaysPausedWhileMuchStillWaits() {
        inbox.hold();
        inbox.add(inbox::hold);
        add(1, 70);
        inbox.release();
        assertThat(connection.reading).isFalse();
        inbox.release();
        assertThat(connection.reading).isTrue();
    }

    @Test
    void aSecondReleaseDoesNoHarm() {
        inbox.hold();
        add(1, 1);
        inbox.release();
        inbox.release();
        add(2, 2);
        assertThat(handled).containsExactly(1, 2);
    }
}
