package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.people.Nick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list and its file while nobody edits it by hand: the watch is so slow that it never looks.
class BanListTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final List<BanList> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(BanList::close);
    }

    private Path path() {
        return folder.resolve("bans.txt");
    }

    private BanList open() throws IOException {
        BanList bans = BanList.open(path(), NEVER, _ -> {});
        opened.add(bans);
        return bans;
    }

    private BanList open(String content) throws IOException {
        Files.writeString(path(), content);
        return open();
    }

    private static Nick nick(String text) {
        return Nick.of(text).orElseThrow();
    }

    @Test
    void theOldServersBansAreInForce() throws IOException {
        BanList bans = open("bob\nEve\n");
        assertThat(bans.contains(nick("bob"))).isTrue();
        assertThat(bans.contains(nick("EVE"))).isTrue();
        assertThat(bans.contains(nick("ada"))).isFalse();
        assertThat(bans.names()).extracting(Nick::text).containsExactly("bob", "Eve");
    }

    @Test
    void aMissingFileIsAnEmptyListAndIsMadeByTheFirstBan() throws IOException {
        BanList bans = open();
        assertThat(bans.names()).isEmpty();
        assertThat(path()).doesNotExist();
        assertThat(bans.add(nick("bob"))).isTrue();
        assertThat(path()).hasContent("bob\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void whatIsAcknowledgedIsThereAfterARestart() throws IOException {
        BanList before = open();
        before.add(nick("bob"));
        before.add(nick("Zo\u00EB"));
        before.add(nick("#eve"));
        before.remove(nick("bob"));
        // The first list is not closed, as after a crash.
        assertThat(open().names()).extracting(Nick::text).containsExactly("Zo\u00EB", "#eve");
    }

    @Test
    void banningTwiceChangesNothingTheSecondTime() throws IOException {
        BanList bans = open();
        assertThat(bans.add(nick("bob"))).isTrue();
        assertThat(bans.add(nick("BOB"))).isFalse();
        assertThat(path()).hasContent("bob\n");
    }

    @Test
    void anyNameThatWasBannedIsBanned() throws IOException {
        BanList bans = open();
        for (String name : List.of("bob", "#bob", "Zo\u00EB", "\uD83D\uDE00")) {
            assertThat(bans.add(nick(name))).isTrue();
            assertThat(bans.contains(nick(name))).as(name).isTrue();
        }
    }

    @Test
    void aBanIsLiftedInAnyLetterCase() throws IOException {
        BanList bans = open("# why\nbob\nBob\n\u00FFeve\n");
        assertThat(bans.remove(nick("B\u00D3B"))).isTrue();
        assertThat(bans.contains(nick("bob"))).isFalse();
        assertThat(path()).hasContent("# why\n\u00FFeve\n");
        assertThat(bans.remove(nick("bob"))).isFalse();
    }

    @Test
    void linesThatMeanNothingSurviveByteByByte() throws IOException {
        byte[] odd = "# caf\u00E9\r\nbob and eve\n\n\u00FF\u0000".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(path(), odd);
        BanList bans = open();
        bans.add(nick("bob"));
        bans.remove(nick("bob"));
        byte[] expected = "# caf\u00E9\r\nbob and eve\n\n\u00FF\u0000\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(path()).hasBinaryContent(expected);
    }

    @Test
    void theFileOfALinkIsTheOneThatIsWritten() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "eve\n");
        Files.createSymbolicLink(path(), real);
        open().add(nick("bob"));
        assertThat(real).hasContent("eve\nbob\n");
        assertThat(path()).isSymbolicLink();
    }

    @Test
    void aFolderIsRefusedWithTheReason() throws IOException {
        Files.createDirectory(path());
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessage("The ban list " + path() + " cannot be read: it is not a file");
    }

    @Test
    void aReadOnlyFileIsReadButStoresNothing() throws IOException {
        Files.writeString(path(), "eve\n");
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("r--r--r--"));
        BanList bans = open();
        assertThat(bans.contains(nick("eve"))).isTrue();
        assertThatThrownBy(() -> bans.add(nick("bob")))
                .isInstanceOf(IOException.class)
                .hasMessage("it is read-only");
        assertThatThrownBy(() -> bans.remove(nick("eve"))).hasMessage("it is read-only");
        assertThat(bans.contains(nick("bob"))).isFalse();
        assertThat(bans.contains(nick("eve"))).isTrue();
        assertThat(path()).hasContent("eve\n");
    }

    @Test
    void aBanThatCannotBeWrittenIsNotInForce() throws IOException {
        BanList bans = open("eve\n");
        Path inTheWay = Files.createDirectory(folder.resolve(".bans.txt.new"));
        assertThatThrownBy(() -> bans.add(nick("bob")))
                .isInstanceOf(IOException.class)
                .hasMessage("a file of that name is in the way");
        assertThatThrownBy(() -> bans.remove(nick("eve"))).isInstanceOf(IOException.class);
        assertThat(bans.names()).extracting(Nick::text).containsExactly("eve");
        assertThat(path()).hasContent("eve\n");

        Files.delete(inTheWay);
        assertThat(bans.add(nick("bob"))).as("the same ban once there is room").isTrue();
        assertThat(path()).hasContent("eve\nbob\n");
    }

    @Test
    void aFolderThatVanishedIsSaidToBeMissing() throws IOException {
        Path deeper = Files.createDirectory(folder.resolve("deeper"));
        BanList bans = BanList.open(deeper.resolve("bans.txt"), NEVER, _ -> {});
        opened.add(bans);
        Files.delete(deeper);
        assertThatThrownBy(() -> bans.add(nick("bob"))).hasMessage("there is no such file");
        assertThat(bans.contains(nick("bob"))).isFalse();
    }

    @Test
    void anEditRightBeforeABanIsNotLost() throws IOException {
        BanList bans = open("eve\n");
        Files.writeString(path(), "# edited\nmallory\n");
        bans.add(nick("bob"));
        assertThat(path()).hasContent("# edited\nmallory\nbob\n");
        assertThat(bans.names()).extracting(Nick::text).containsExactly("mallory", "bob");
    }

    @Test
    void anEditThatMakesTheFileUnreadableIsNotOverwritten() throws IOException {
        BanList bans = open("eve\n");
        Files.delete(path());
        Files.createDirectory(path());
        assertThatThrownBy(() -> bans.add(nick("bob"))).hasMessageContaining("it is not a file");
        assertThat(path()).isDirectory();
        assertThat(bans.names()).extracting(Nick::text).containsExactly("eve");
    }

    @Test
    void theFirstBanAfterTheFileWasDeletedBringsAllBansBack() throws IOException {
        BanList bans = open("# why\neve\n");
        Files.delete(path());
        bans.add(nick("bob"));
        assertThat(path()).hasContent("# why\neve\nbob\n");
    }

    @Test
    void bansFromManyThreadsAreAllKept() throws Exception {
        BanList bans = open();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Nick nick = nick("user" + i / 2);
            tasks.add(() -> bans.add(nick));
        }
        int changed = 0;
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> result : callers.invokeAll(tasks)) {
                changed += result.get() ? 1 : 0;
            }
        }
        assertThat(changed).isEqualTo(20);
        assertThat(open().names()).hasSize(20);
    }

    @Test
    void aListThatIsClosedSaysThatNothingIsStored() throws IOException {
        BanList bans = open();
        bans.close();
        assertThatThrownBy(() -> bans.add(nick("bob")))
                .isInstanceOf(IOException.class)
                .hasMessage("the server is stopping");
        assertThat(bans.contains(nick("bob"))).isFalse();
    }
}
