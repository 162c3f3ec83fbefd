package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Line;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Which of the last lines of a room can be had again.
class RecentTest {

    private static final long ALL = Long.MAX_VALUE;

    private final Recent recent = new Recent("lobby", 1);

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
    void whatIsKeptComesBackAsItWasSaid() {
        List<Line> lines = List.of(
                new Line("lobby", 1, 17, "ada", "hi"),
                new Line("lobby", 2, 18, null, "the server says so"),
                new Line("lobby", Long.MAX_VALUE - 1, -1, "Łukasz 👋🏽", "Grüße, 世界 \uFFFD"),
                new Line("lobby", Long.MAX_VALUE - 1, 0, "", ""));
        lines.forEach(recent::add);
        assertThat(recent.after(0, ALL, 100).lines()).isEqualTo(lines);
    }

    @Test
    void theOldestLinesGoAndItIsSaidFromWhereOnAllAreKept() {
        LongStream.rangeClosed(1, 300).forEach(number -> say(number, "line"));
        Excerpt all = recent.after(0, ALL, 1_000);
        assertThat(numbers(all))
                .isEqualTo(LongStream.rangeClosed(129, 300).boxed().toList());
        assertThat(all.kept()).isEqualTo(129);
    }

    @Test
    void longLinesTakeTheRoomOfMany() {
        String text = "x".repeat(8_000);
        LongStream.rangeClosed(1, 100).forEach(number -> say(number, text));
        Excerpt all = recent.after(0, ALL, 1_000);
        assertThat(all.kept()).isEqualTo(93);
        assertThat(all.lines()).first().extracting(Line::number).isEqualTo(93L);
    }

    @Test
    void aLineThatFillsMoreThanAPageIsKeptAllTheSame() {
        say(1, "before");
        say(2, "x".repeat(1 << 20));
        say(3, "after");
        assertThat(numbers(recent.before(ALL, 100))).containsExactly(3L);
        assertThat(recent.before(3, 100).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).hasSize(1 << 20));
    }

    @Test
    void anExcerptIsNoHeavyLoadButAlwaysGoesOn() {
        String text = "x".repeat(8_192);
        LongStream.rangeClosed(1, 7).forEach(number -> say(number, text));
        assertThat(numbers(recent.after(0, ALL, 100))).containsExactly(4L, 5L);
        assertThat(numbers(recent.before(ALL, 100))).containsExactly(6L, 7L);
        say(11, "y".repeat(100_000));
        assertThat(numbers(recent.after(10, ALL, 100))).containsExactly(11L);
    }
}
