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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
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
        BanList bans = BanList.open(path(), NEVER, InstantSource.system(), _ -> {});
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
        assertThat(bans.against(nick("bob"))).isPresent();
        assertThat(bans.against(nick("EVE"))).isPresent();
        assertThat(bans.against(nick("ada"))).isEmpty();
        assertThat(bans.all()).extracting(ban -> ban.target().toString()).containsExactly("bob", "Eve");
    }

    @Test
    void aMissingFileIsAnEmptyListAndIsMadeByTheFirstBan() throws IOException {
        BanList bans = open();
        assertThat(bans.all()).isEmpty();
        assertThat(path()).doesNotExist();
        assertThat(bans.put(Sanction.of(nick("bob")))).isEmpty();
        assertThat(path()).hasContent("bob\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void whatIsAcknowledgedIsThereAfterARestart() throws IOException {
        BanList before = open();
        before.put(Sanction.of(nick("bob")));
        before.put(Sanction.of(nick("Zo\u00EB")));
        before.put(Sanction.of(nick("#eve")));
        before.remove(new Target.Name(nick("bob")));
        // The first list is not closed, as after a crash.
        assertThat(open().all()).extracting(ban -> ban.target().toString()).containsExactly("Zo\u00EB", "#eve");
    }

    @Test
    void aSecondBanOfANameReplacesTheFirst() throws IOException {
        BanList bans = open();
        assertThat(bans.put(Sanction.of(nick("bob")))).isEmpty();
        assertThat(bans.put(Sanction.of(nick("BOB")))).isPresent();
        assertThat(path()).hasContent("BOB\n");
    }

    @Test
    void anyNameThatWasBannedIsBanned() throws IOException {
        BanList bans = open();
        for (String name : List.of("bob", "#bob", "Zo\u00EB", "\uD800\uDF30")) {
            assertThat(bans.put(Sanction.of(nick(name)))).isEmpty();
            assertThat(bans.against(nick(name))).as(name).isPresent();
        }
    }

    @Test
    void aBanIsLiftedInAnyLetterCase() throws IOException {
        BanList bans = open("# why\nbob\nBob\n\u00FFeve\n");
        assertThat(bans.remove(new Target.Name(nick("B\u00D3B")))).isPresent();
        assertThat(bans.against(nick("bob"))).isEmpty();
        assertThat(path()).hasContent("# why\n\u00FFeve\n");
        assertThat(bans.remove(new Target.Name(nick("bob")))).isEmpty();
    }

    @Test
    void linesThatMeanNothingSurviveByteByByte() throws IOException {
        byte[] odd = "# caf\u00E9\r\nbob and eve\n\n\u00FF\u0000".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(path(), odd);
        BanList bans = open();
        bans.put(Sanction.of(nick("bob")));
        bans.remove(new Target.Name(nick("bob")));
        byte[] expected = "# caf\u00E9\r\nbob and eve\n\n\u00FF\u0000\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(path()).hasBinaryContent(expected);
    }

    @Test
    void theFileOfALinkIsTheOneThatIsWritten() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "eve\n");
        Files.createSymbolicLink(path(), real);
        open().put(Sanction.of(nick("bob")));
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
        assertThat(bans.against(nick("eve"))).isPresent();
        assertThatThrownBy(() -> bans.put(Sanction.of(nick("bob"))))
                .isInstanceOf(IOException.class)
                .hasMessage("it is read-only");
        assertThatThrownBy(() -> bans.remove(new Target.Name(nick("eve")))).hasMessage("it is read-only");
        assertThat(bans.against(nick("bob"))).isEmpty();
        assertThat(bans.against(nick("eve"))).isPresent();
        assertThat(path()).hasContent("eve\n");
    }

    @Test
    void aBanThatCannotBeWrittenIsNotInForce() throws IOException {
        BanList bans = open("eve\n");
        Path inTheWay = Files.createDirectory(folder.resolve(".bans.txt.new"));
        assertThatThrownBy(() -> bans.put(Sanction.of(nick("bob"))))
                .isInstanceOf(IOException.class)
                .hasMessage("a file of that name is in the way");
        assertThatThrownBy(() -> bans.remove(new Target.Name(nick("eve")))).isInstanceOf(IOException.class);
        assertThat(bans.all()).extracting(ban -> ban.target().toString()).containsExactly("eve");
        assertThat(path()).hasContent("eve\n");

        Files.delete(inTheWay);
        assertThat(bans.put(Sanction.of(nick("bob"))))
                .as("the same ban once there is room")
                .isEmpty();
        assertThat(path()).hasContent("eve\nbob\n");
    }

    @Test
    void aFolderThatVanishedIsSaidToBeMissing() throws IOException {
        Path deeper = Files.createDirectory(folder.resolve("deeper"));
        BanList bans = BanList.open(deeper.resolve("bans.txt"), NEVER, InstantSource.system(), _ -> {});
        opened.add(bans);
        Files.delete(deeper);
        assertThatThrownBy(() -> bans.put(Sanction.of(nick("bob")))).hasMessage("there is no such file");
        assertThat(bans.against(nick("bob"))).isEmpty();
    }

    @Test
    void anEditRightBeforeABanIsNotLost() throws IOException {
        BanList bans = open("eve\n");
        Files.writeString(path(), "# edited\nmallory\n");
        bans.put(Sanction.of(nick("bob")));
        assertThat(path()).hasContent("# edited\nmallory\nbob\n");
        assertThat(bans.all()).extracting(ban -> ban.target().toString()).containsExactly("mallory", "bob");
    }

    @Test
    void anEditThatMakesTheFileUnreadableIsNotOverwritten() throws IOException {
        BanList bans = open("eve\n");
        Files.delete(path());
        Files.createDirectory(path());
        assertThatThrownBy(() -> bans.put(Sanction.of(nick("bob")))).hasMessageContaining("it is not a file");
        assertThat(path()).isDirectory();
        assertThat(bans.all()).extracting(ban -> ban.target().toString()).containsExactly("eve");
    }

    @Test
    void theFirstBanAfterTheFileWasDeletedBringsAllBansBack() throws IOException {
        BanList bans = open("# why\neve\n");
        Files.delete(path());
        bans.put(Sanction.of(nick("bob")));
        assertThat(path()).hasContent("# why\neve\nbob\n");
    }

    @Test
    void bansFromManyThreadsAreAllKept() throws Exception {
        BanList bans = open();
        List<Callable<Optional<Sanction>>> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Nick nick = nick("user" + i / 2);
            tasks.add(() -> bans.put(Sanction.of(nick)));
        }
        int changed = 0;
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            for (Future<Optional<Sanction>> result : callers.invokeAll(tasks)) {
                changed += result.get().isEmpty() ? 1 : 0;
            }
        }
        assertThat(changed).isEqualTo(20);
        assertThat(open().all()).hasSize(20);
    }

    @Test
    void aListThatIsClosedSaysThatNothingIsStored() throws IOException {
        BanList bans = open();
        bans.close();
        assertThatThrownBy(() -> bans.put(Sanction.of(nick("bob"))))
                .isInstanceOf(IOException.class)
                .hasMessage("the server is stopping");
        assertThat(bans.against(nick("bob"))).isEmpty();
    }

    @Test
    void aTimedBanEndsByTheClockAndNoNewOneIsNeededForThat() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:30:00Z"));
        BanList bans = BanList.open(path(), NEVER, now::get, _ -> {});
        opened.add(bans);
        Target bob = new Target.Name(nick("bob"));
        bans.put(new Sanction(bob, now.get().plusSeconds(60), "ada", now.get(), "spam"));
        now.set(now.get().plusSeconds(59));
        assertThat(bans.against(nick("BOB"))).get().extracting(Sanction::reason).isEqualTo("spam");
        assertThat(bans.all()).hasSize(1);
        now.set(now.get().plusSeconds(1));
        assertThat(bans.against(nick("bob"))).isEmpty();
        assertThat(bans.on(bob)).isEmpty();
        assertThat(bans.all()).isEmpty();
        assertThat(bans.remove(bob)).as("it is over already").isEmpty();
    }

    @Test
    void addressesAreBannedAloneAndInBlocksAndFoundInBothFormsOfIpv4() throws IOException {
        BanList bans =
                open("ban 192.0.2.7\nban 10.0.0.0/8\nban 2001:db8::/32\nban 203.0.113.9 until 2020-01-01T00:00:00Z\n");
        for (String banned : List.of("192.0.2.7", "::ffff:192.0.2.7", "10.255.0.1", "2001:db8:1:0:0:0:0:5")) {
            assertThat(bans.against(banned)).as(banned).isPresent();
        }
        for (String free : List.of("192.0.2.8", "11.0.0.1", "2001:db9:0:0:0:0:0:5", "203.0.113.9", "127.0.0.1")) {
            assertThat(bans.against(free)).as(free).isEmpty();
        }
        bans.remove(Target.of("10.1.2.3/8").orElseThrow());
        assertThat(bans.against("10.255.0.1")).isEmpty();
        assertThat(path()).content().doesNotContain("10.0.0.0");
    }

    @Test
    void extendedBansOutliveARestart() throws IOException {
        BanList before = open();
        Sanction ban = new Sanction(
                Target.of("192.0.2.0/24").orElseThrow(),
                Instant.parse("2100-01-01T00:00:00Z"),
                "ada",
                Instant.parse("2026-11-24T09:30:00Z"),
                "caf\u00E9 spam");
        before.put(ban);
        assertThat(open().all()).containsExactly(ban);
    }
}
