package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.people.Nick;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts stand for files in ISO 8859-1: each character is one byte.
class BanFileTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    private static final String CAFE_UTF8 = "Caf\u00C3\u00A9";
    private static final String CAFE_LATIN1 = "Caf\u00E9";

    private static Nick nick(String text) {
        return Nick.of(text).orElseThrow();
    }

    private static Sanction ban(String name) {
        return Sanction.of(nick(name));
    }

    private static Target name(String text) {
        return new Target.Name(nick(text));
    }

    private static BanFile file(String bytes) {
        return BanFile.of(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> names(BanFile file) {
        return file.bans().all().stream().map(ban -> ban.target().toString()).toList();
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
        assertThat(file.unreadableLines()).containsOnlyKeys(2, 4);
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
        assertThat(bytes(file.without(name("Bob")))).isEmpty();
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
        assertThat(bytes(file(before).with(ban("bob"), NOW))).isEqualTo(before + "bob\n");
    }

    @Test
    void addingANameEndsTheLineBeforeIt() {
        assertThat(bytes(file("eve").with(ban("bob"), NOW))).isEqualTo("eve\nbob\n");
        assertThat(bytes(file("").with(ban("bob"), NOW))).isEqualTo("bob\n");
        assertThat(bytes(file("# only a comment").with(ban("bob"), NOW))).isEqualTo("# only a comment\nbob\n");
    }

    @Test
    void aNameIsWrittenInUtf8() {
        assertThat(bytes(file("").with(ban("Caf\u00E9"), NOW))).isEqualTo(CAFE_UTF8 + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "Caf\u00E9", "#bob", "#", "##", "\uD800\uDF30", "a:b", "\"x\"", "\\n"})
    void everyNameThatIsAddedIsReadBack(String name) {
        BanFile reread = file(bytes(file("eve\n").with(ban(name), NOW)));
        assertThat(names(reread)).containsExactly("eve", name);
        assertThat(bytes(reread.without(name(name)))).isEqualTo("eve\n");
    }

    @Test
    void removingANameChangesNoOtherByte() {
        String comment = "# b\u00F6b was rude\r\n";
        assertThat(bytes(file(comment + "bob\r\nEve\n BOB \n\u00FF").without(name("bob"))))
                .isEqualTo(comment + "Eve\n\u00FF");
        assertThat(bytes(file("eve\nbob").without(name("bob")))).isEqualTo("eve");
        assertThat(bytes(file("bob\neve\n").without(name("bob")))).isEqualTo("eve\n");
    }

    @Test
    void removingANameThatIsNotThereChangesNothing() {
        assertThat(bytes(file("eve\n#bob\nbobby\n").without(name("bob")))).isEqualTo("eve\n#bob\nbobby\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ban bob until 2026-12-01T10:00:00Z by ada on 2026-11-24T09:30:00Z for spam, again",
                "ban 192.0.2.0/24",
                "ban 2001:db8::/32 by ada for a flood",
                "ban #bob until 2026-12-01T10:00:00Z",
                "bob\nnote bob by ada on 2026-11-24T09:30:00Z for spam"
            })
    void aBanIsWrittenAsItIsRead(String lines) {
        Sanction read = file(lines + "\n").bans().all().iterator().next();
        assertThat(bytes(BanFile.EMPTY.with(read, NOW))).isEqualTo(lines + "\n");
    }

    @Test
    void aSentenceSaysWhomUntilWhenByWhomAndWhy() {
        assertThat(
                        file("  ban  BOB\tuntil 2026-12-01T10:00:00Z by ada on 2026-11-24T09:30:00Z for buying  watches \r\n")
                                .bans()
                                .all())
                .containsExactly(new Sanction(
                        name("bob"),
                        Instant.parse("2026-12-01T10:00:00Z"),
                        "ada",
                        Instant.parse("2026-11-24T09:30:00Z"),
                        "buying  watches"));
    }

    @Test
    void whatIsMeantAsABanAndIsNoneIsPointedOutAndNeverForEver() {
        BanFile file = file("ban bob until friday\nban\nban eve until\nban ada mallory\nban 10.0.0.0/33\n"
                + "ban ada on monday\nnote to myself\nbanana split\nbans are good\n10.0.0.7\n");
        assertThat(names(file)).as("a name that nobody can have").containsExactly("ban");
        assertThat(file.unreadableLines()).containsOnlyKeys(1, 3, 4, 5, 6, 10);
        assertThat(file.unreadableLines().get(1)).isEqualTo("a time in it is not like 2026-12-01T10:00:00Z");
        assertThat(file.unreadableLines().get(5)).isEqualTo("10.0.0.0/33 is neither a name nor an address");
        assertThat(file.unreadableLines().get(10))
                .isEqualTo("an address is banned by a line that begins with the word ban");
        assertThat(bytes(file.with(ban("zed"), NOW))).isEqualTo(bytes(file) + "zed\n");
    }

    @Test
    void aNoteAloneBansNobodySoThatRemovingTheNameByHandIsEnough() {
        assertThat(names(file("note bob by ada for spam\n"))).isEmpty();
        assertThat(names(file("note bob by ada for spam\nbob\n"))).containsExactly("bob");
    }

    @Test
    void liftingABanTakesEveryLineThatIsAboutIt() {
        BanFile file = file("bob\nnote bob for spam\nban BOB until 2030-01-01T00:00:00Z\nban 192.0.2.7\n");
        assertThat(bytes(file.without(name("Bob")))).isEqualTo("ban 192.0.2.7\n");
        Target address = Target.of("::ffff:192.0.2.7").orElseThrow();
        assertThat(bytes(file.without(address))).doesNotContain("192");
    }

    @Test
    void ofSeveralBansOfOneTargetTheLongestCounts() {
        assertThat(file("ban bob until 2030-01-01T00:00:00Z\nBob\n").bans().all())
                .extracting(Sanction::until)
                .containsExactly((Instant) null);
        assertThat(file("ban bob until 2030-01-01T00:00:00Z\nban bob until 2029-01-01T00:00:00Z\n")
                        .bans()
                        .all())
                .extracting(Sanction::until)
                .containsExactly(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void bansThatAreOverGoWithTheNextOne() {
        BanFile file = file("ban eve until 2026-11-24T09:30:00Z\nban ada until 2026-11-24T09:30:01Z\n# kept\n");
        assertThat(bytes(file.with(ban("bob"), NOW))).isEqualTo("ban ada until 2026-11-24T09:30:01Z\n# kept\nbob\n");
    }

    @Test
    void anOldReaderSeesTheNamesThatAreBannedForEverAndNothingElse() {
        BanFile file = BanFile.EMPTY
                .with(ban("bob"), NOW)
                .with(new Sanction(name("eve"), null, "ada", NOW, "spam"), NOW)
                .with(new Sanction(name("mallory"), NOW.plusSeconds(60), "ada", NOW, ""), NOW)
                .with(new Sanction(Target.of("192.0.2.7").orElseThrow(), null, "ada", NOW, ""), NOW);
        List<String> lines = bytes(file).lines().toList();
        assertThat(lines.stream().filter(line -> Nick.of(line).isPresent())).containsExactly("bob", "eve");
        assertThat(lines).hasSize(5);
    }
}
