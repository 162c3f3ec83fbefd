package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Line;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Which of the last lines of a room can be had again.
class RecentTest {

    private static final long ALL = Long.MAX_VALUE;

    private final Recent recent = new Recent();

    private void say(long number, String text) {
        recent.add(new Line("lobby", number, 0, "ada", text));
    }

    private static List<Long> numbers(Excerpt excerpt) {
        return excerpt.lines().stream().map(Line::number).toList();
    }

    @Test
    void whatWasMissedComesFromTheOldestOnAndInParts() {
        LongStream.of(2, 4, 6, 8, 10).forEach(number -> say(number, "line"));
        Excerpt first = recent.after(3, 10, 2);
        assertThat(numbers(first)).containsExactly(4L, 6L);
        assertThat(first.more()).isTrue();
        Excerpt second = recent.after(6, 10, 2);
        assertThat(numbers(second)).containsExactly(8L);
        assertThat(second.more()).isFalse();
        assertThat(second.kept()).isEqualTo(1);
    }

    @Test
    void whatWasSaidBeforeComesFromTheNewestOnAndInOrder() {
        LongStream.rangeClosed(1, 5).forEach(number -> say(number, "line"));
        Excerpt newest = recent.before(ALL, 2);
        assertThat(numbers(newest)).containsExactly(4L, 5L);
        assertThat(newest.more()).isTrue();
        Excerpt oldest = recent.before(4, 3);
        assertThat(numbers(oldest)).containsExactly(1L, 2L, 3L);
        assertThat(oldest.more()).isFalse();
    }

    @Test
    void theOldestLinesGoAndItIsSaidFromWhereOnAllAreKept() {
        LongStream.rangeClosed(1, 300).forEach(number -> say(number, "line"));
        Excerpt all = recent.after(0, ALL, 1_000);
        assertThat(all.lines()).hasSize(256);
        assertThat(all.kept()).isEqualTo(45);
        assertThat(numbers(all)).startsWith(45L).endsWith(300L);
    }

    @Test
    void longLinesTakeTheRoomOfMany() {
        String text = "x".repeat(8_192);
        LongStream.rangeClosed(1, 100).forEach(number -> say(number, text));
        assertThat(recent.after(0, ALL, 1).kept()).isEqualTo(100 - 32 + 1);
    }

    @Test
    void anExcerptIsNoHeavyLoadButAlwaysGoesOn() {
        String text = "x".repeat(8_192);
        LongStream.rangeClosed(1, 10).forEach(number -> say(number, text));
        assertThat(numbers(recent.after(0, ALL, 100))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(numbers(recent.before(ALL, 100))).containsExactly(7L, 8L, 9L, 10L);
        say(11, "y".repeat(100_000));
        assertThat(numbers(recent.after(10, ALL, 100))).containsExactly(11L);
    }
}
