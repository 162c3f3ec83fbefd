package dev.parley.client.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void aCaretStandsUnderTheColumn() {
        assertThat(error("/kick bbob", 7)).isEqualTo("""
                No such user
                  /kick bbob
                        ^""");
    }

    @Test
    void aCaretStandsRightAfterWideCharactersCombiningMarksAndEmoji() {
        assertThat(error("/你好 x", 5)).isEqualTo("No such user\n  /你好 x\n" + " ".repeat(2 + 6) + "^");
        assertThat(error("e\u0301 x", 4)).endsWith("\n" + " ".repeat(2 + 2) + "^");
        assertThat(error("😀 x", 3)).endsWith("\n" + " ".repeat(2 + 3) + "^");
    }

    @Test
    void aCaretStandsRightAfterCharactersThatCannotBeShown() {
        assertThat(error("/a\t\t\u001bx y", 8)).isEqualTo("No such user\n  /a \uFFFDx y\n" + " ".repeat(2 + 6) + "^");
    }

    @Test
    void aColumnOutsideTheLineIsMovedToItsEdge() {
        assertThat(error("/kick", 6)).endsWith("\n" + " ".repeat(2 + 5) + "^");
        assertThat(error("/kick", Integer.MAX_VALUE)).endsWith("\n" + " ".repeat(2 + 5) + "^");
        assertThat(error("/kick", Integer.MIN_VALUE)).endsWith("\n  ^");
    }

    @Test
    void withoutAColumnOrALineThereIsNoCaret() {
        assertThat(error(null, 3)).isEqualTo("No such user");
        assertThat(error("/kick", null)).isEqualTo("No such user\n  /kick");
    }

    @Test
    void theColumnsOfATableAreAsWideAsWhatTheyHold() {
        var table = new ServerMessage.Table(
                List.of("name", "role"), List.of(List.of("ada", "admin"), List.of("你好吗", "guest"), List.of("x")));

        assertThat(Wording.of(new ServerMessage.Reply(null, "not shown", table)))
                .isEqualTo("""
                name    role
                ada     admin
                你好吗  guest
                x""");
    }

    @Test
    void aTableMayBeEmptyRaggedOrHostile() {
        assertThat(Wording.of(new ServerMessage.Table(List.of(), List.of()))).isEmpty();
        assertThat(Wording.of(new ServerMessage.Table(List.of("a"), List.of(List.of("1", "2", "3\u001b[2J\n")))))
                .isEqualTo("a\n1  2  3\uFFFD[2J");
    }

    @Test
    void anAnswerKeepsItsLinesAndNothingHarmful() {
        assertThat(Wording.of(new ServerMessage.Reply(null, "a\n\u001b[31mb\r\nc", null)))
                .isEqualTo("a\n\uFFFD[31mb\nc");
    }

    private static String error(@Nullable String line, @Nullable Integer column) {
        return Wording.of(new ServerMessage.Error(null, "bad-argument", "No such user", line, column));
    }
}
