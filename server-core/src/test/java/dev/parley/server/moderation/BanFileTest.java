package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.people.Nick;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts stand for files in ISO 8859-1: each character is one byte.
class BanFileTest {
    private static final String CAFE_UTF8 = "Caf\u00C3\u00A9";
    private static final String CAFE_LATIN1 = "Caf\u00E9";

    private static Nick nick(String text) {
        return Nick.of(text).orElseThrow();
    }

    private static BanFile file(String bytes) {
        return BanFile.of(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> names(BanFile file) {
        return file.names().values().stream().map(Nick::text).toList();
    }

    private static String bytes(BanFile file) {
        return new String(file.content(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theOldServersFileIsReadAsItIs() {
        assertThat(names(file("bob\nEve\nMallory\n"))).containsExactly("bob", "Eve", "Mallory");
    }

    @Test
    void anEmptyFileBansNobody() {
        assertThat(names(file(""))).isEmpty();
        assertThat(names(file("\n\n"))).isEmpty();
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(names(file("bob\neve"))).containsExactly("bob", "eve");
    }

    @Test
    void lineEndsOfWindowsAndBlanksAroundANameDoNotCount() {
        assertThat(names(file("bob\r\n  eve\t\r\n"))).containsExactly("bob", "eve");
    }

    @Test
    void commentsAndLinesThatAreNoNameBanNobody() {
        assertThat(names(file("# bob\n#eve\nmallory until friday\n" + "x".repeat(33) + "\n\u0000\nada\n")))
                .containsExactly("ada");
    }

    @Test
    void aNameIsUtf8AndAnythingElseIsPointedOut() {
        BanFile file = file("bob\n" + CAFE_LATIN1 + "\n" + CAFE_UTF8 + "\n\u00FF");
        assertThat(names(file)).containsExactly("bob", "Caf\u00E9");
        assertThat(file.unreadableLines()).containsExactly(2, 4);
    }

    @Test
    void aByteOrderMarkDoesNotHideTheFirstName() {
        assertThat(names(file("\u00EF\u00BB\u00BFbob\neve\n"))).containsExactly("bob", "eve");
        assertThat(names(file("\u00EF\u00BB\u00BF#bob\neve\n"))).containsExactly("eve");
    }

    @Test
    void aNameThatStandsTwiceIsOneBan() {
        BanFile file = file("bob\nBOB\nB\u00C3\u00B3b\n");
        assertThat(names(file)).containsExactly("bob");
        assertThat(bytes(file.without(nick("Bob")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bob\n",
                "bob",
                "\n\n",
                "bob\r\neve\r\n",
                "# why\n\nbob\n",
                CAFE_LATIN1 + "\n" + CAFE_UTF8,
                "\u0000\u0001\u00FF\u00FE",
                "\r",
                "a\rb\n"
            })
    void whatIsReadIsWrittenBackByteByByte(String bytes) {
        assertThat(bytes(file(bytes))).isEqualTo(bytes);
    }

    @Test
    void addingANameChangesNoOtherByte() {
        String before = "# why\r\n\r\n" + CAFE_LATIN1 + "\n\u0000 \n eve \n";
        assertThat(bytes(file(before).with(nick("bob")))).isEqualTo(before + "bob\n");
    }

    @Test
    void addingANameEndsTheLineBeforeIt() {
        assertThat(bytes(file("eve").with(nick("bob")))).isEqualTo("eve\nbob\n");
        assertThat(bytes(file("").with(nick("bob")))).isEqualTo("bob\n");
        assertThat(bytes(file("# only a comment").with(nick("bob")))).isEqualTo("# only a comment\nbob\n");
    }

    @Test
    void aNameIsWrittenInUtf8() {
        assertThat(bytes(file("").with(nick("Caf\u00E9")))).isEqualTo(CAFE_UTF8 + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "Caf\u00E9", "#bob", "#", "##", "\uD83D\uDE00", "a:b", "\"x\"", "\\n"})
    void everyNameThatIsAddedIsReadBack(String name) {
        BanFile reread = file(bytes(file("eve\n").with(nick(name))));
        assertThat(names(reread)).containsExactly("eve", name);
        assertThat(bytes(reread.without(nick(name)))).isEqualTo("eve\n");
    }

    @Test
    void removingANameChangesNoOtherByte() {
        String comment = "# b\u00F6b was rude\r\n";
        assertThat(bytes(file(comment + "bob\r\nEve\n BOB \n\u00FF").without(nick("bob"))))
                .isEqualTo(comment + "Eve\n\u00FF");
        assertThat(bytes(file("eve\nbob").without(nick("bob")))).isEqualTo("eve");
        assertThat(bytes(file("bob\neve\n").without(nick("bob")))).isEqualTo("eve\n");
    }

    @Test
    void removingANameThatIsNotThereChangesNothing() {
        assertThat(bytes(file("eve\n#bob\nbobby\n").without(nick("bob")))).isEqualTo("eve\n#bob\nbobby\n");
    }
}
