package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Reply;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static ServerMessage.Reply table(List<String> columns, List<List<String>> rows) {
        return Answers.table("1", new Reply.Table(columns, rows));
    }

    @Test
    void aTableIsDataAndAlignedText() {
        ServerMessage.Reply reply =
                table(List.of("name", "n"), List.of(List.of("ada", "1"), List.of("é日😀", "22"), List.of("", "")));
        assertThat(reply.id()).isEqualTo("1");
        assertThat(reply.text()).isEqualTo("""
                name  n
                ada   1
                é日😀   22
                """);
        assertThat(reply.table().columns()).containsExactly("name", "n");
        assertThat(reply.table().rows()).containsExactly(List.of("ada", "1"), List.of("é日😀", "22"), List.of("", ""));
    }

    @Test
    void aTableWithoutRowsShowsItsHeadings() {
        assertThat(table(List.of("name", "since"), List.of()).text()).isEqualTo("name  since");
    }

    @Test
    void noCellCanDisturbAScreen() {
        ServerMessage.Reply reply = table(List.of("a\nb"), List.of(List.of("\u001B[2J\n")));
        assertThat(reply.text()).isEqualTo("a b\n\uFFFD[2J");
        assertThat(reply.table().rows()).containsExactly(List.of("\uFFFD[2J "));
    }

    @Test
    void aTableOfManyRowsIsCutAndSaysSo() {
        ServerMessage.Reply reply = table(List.of("x"), Collections.nCopies(10_000, List.of("x".repeat(100))));
        assertThat(reply.text()).hasSizeLessThan(2 * Answers.MAX_LENGTH).contains("cut: the answer was too long");
        assertThat(reply.table().rows()).hasSizeLessThan(700).hasSizeGreaterThan(500);
    }

    @Test
    void manyEmptyRowsAreCutToo() {
        ServerMessage.Reply reply = table(List.of("a", "b"), Collections.nCopies(1_000_000, List.of("", "")));
        assertThat(reply.text()).hasSizeLessThan(2 * Answers.MAX_LENGTH);
        assertThat(reply.table().rows()).hasSizeLessThanOrEqualTo(Answers.MAX_LENGTH);
    }

    @Test
    void oneWideCellDoesNotWidenAllRowsWithoutBound() {
        List<List<String>> rows = new java.util.ArrayList<>(Collections.nCopies(400, List.of("a", "b")));
        rows.addFirst(List.of("x".repeat(50_000), "y"));
        ServerMessage.Reply reply = table(List.of("name", "n"), rows);
        assertThat(reply.text()).hasSizeLessThan(2 * Answers.MAX_LENGTH);
        assertThat(reply.table().rows()).hasSize(401);
    }

    @Test
    void aHugeHeadingIsCut() {
        ServerMessage.Reply reply = table(List.of("x".repeat(1 << 20)), List.of());
        assertThat(reply.text()).hasSizeLessThan(2 * Answers.MAX_LENGTH);
        assertThat(reply.table().columns().getFirst()).hasSizeLessThanOrEqualTo(Answers.MAX_LENGTH);
    }

    @Test
    void aTextKeepsItsLinesAndLosesItsControls() {
        assertThat(Answers.text("7", "one\ntwo\u0007").text()).isEqualTo("one\ntwo\uFFFD");
    }

    @Test
    void aHugeTextIsCutAndSaysSo() {
        assertThat(Answers.text(null, "x".repeat(1 << 20)).text())
                .hasSizeLessThanOrEqualTo(Answers.MAX_LENGTH)
                .endsWith("\n… (cut: the answer was too long)");
        String asLongAsAllowed = "x".repeat(Answers.MAX_LENGTH);
        assertThat(Answers.text(null, asLongAsAllowed).text()).isEqualTo(asLongAsAllowed);
    }

    @Test
    void aCutThroughACharacterLeavesNoHalf() {
        String text = Answers.text(null, "x" + "😀".repeat(1 << 16)).text();
        assertThat(text.chars().filter(c -> Character.isSurrogate((char) c)).count())
                .isEven();
        assertThat(text).doesNotContain("\uD83D\n");
    }

    @Test
    void aRefusalAndALineForTheRoomAreOneLine() {
        assertThat(Answers.roomLine("a\nb")).isEqualTo("a b");
        assertThat(Answers.error("1", ErrorCode.REFUSED, "a\nb").text()).isEqualTo("a b");
        assertThat(Answers.roomLine("x".repeat(1 << 20))).hasSizeLessThanOrEqualTo(Answers.MAX_LENGTH);
    }
}
