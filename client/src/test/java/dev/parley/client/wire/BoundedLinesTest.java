package dev.parley.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.wire.BoundedLines.Next;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    @Test
    void linesEndAsTheyDoAnywhereAndTheLastNeedsNoEnd() throws IOException {
        assertThat(read("a\nb\r\n\n\r\nc")).containsExactly(line("a"), line("b"), line(""), line(""), line("c"));
        assertThat(read("a\n")).containsExactly(line("a"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void aLineOfTheGreatestLengthIsReadWhateverItsEnd() throws IOException {
        assertThat(read("12345678\n12345678\r\n12345678"))
                .containsExactly(line("12345678"), line("12345678"), line("12345678"));
    }

    @Test
    void aLongerLineIsLeftOutAndTheNextIsRead() throws IOException {
        assertThat(read("a\n" + "x".repeat(100_000) + "\nb\n" + "y".repeat(10)))
                .containsExactly(line("a"), new Next.TooLong(), line("b"), new Next.TooLong());
    }

    @Test
    void whatIsNoUtf8IsReplaced() throws IOException {
        var lines =
                new BoundedLines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF, 'b', '\n', (byte) 0xC3}), 8);

        assertThat(lines.next()).isEqualTo(line("a\uFFFDb"));
        assertThat(lines.next()).isEqualTo(line("\uFFFD"));
    }

    private static Next line(String text) {
        return new Next.Line(text);
    }

    private static List<Next> read(String text) throws IOException {
        var lines = new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 8);
        List<Next> all = new ArrayList<>();
        for (Next next = lines.next(); !(next instanceof Next.End); next = lines.next()) {
            all.add(next);
        }
        return all;
    }
}
