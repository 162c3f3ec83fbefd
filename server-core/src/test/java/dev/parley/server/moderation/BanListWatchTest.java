package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.people.Nick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list while its file is edited by hand.
class BanListWatchTest {
    private static final Duration SERVERS_PERIOD = Duration.ofMillis(500);
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final long PROMISED_NANOS = Duration.ofSeconds(2).toNanos();

    @TempDir
    Path folder;

    private final BlockingQueue<List<String>> newlyBanned = new LinkedBlockingQueue<>();
    private BanList bans;

    @AfterEach
    void close() {
        bans.close();
    }

    private Path path() {
        return folder.resolve("bans.txt");
    }

    private void open(String content) throws IOException {
        open(content, PERIOD);
    }

    private void open(String content, Duration period) throws IOException {
        Files.writeString(path(), content);
        bans = BanList.open(path(), period, InstantSource.system(), this::remember);
    }

    private void remember(Collection<Sanction> added) {
        newlyBanned.add(added.stream().map(ban -> ban.target().toString()).toList());
    }

    private boolean isBanned(String name) {
        return bans.against(Nick.of(name).orElseThrow()).isPresent();
    }

    private List<String> nextNewlyBanned() throws InterruptedException {
        return newlyBanned.poll(PROMISED_NANOS, TimeUnit.NANOSECONDS);
    }

    private static void withinTwoSeconds(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PROMISED_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("two seconds are over").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theBansAtTheStartAreNotNew() throws Exception {
        open("eve\n");
        Files.writeString(path(), "eve\nbob\n");
        assertThat(nextNewlyBanned()).containsExactly("bob");
    }

    @Test
    void anEditTakesEffectWithinTwoSeconds() throws Exception {
        open("eve\n", SERVERS_PERIOD);
        Files.writeString(path(), "mallory\nbob\n");
        assertThat(nextNewlyBanned()).containsExactly("mallory", "bob");
        assertThat(isBanned("bob")).isTrue();
        assertThat(isBanned("eve")).isFalse();
    }

    @Test
    void aFileThatIsRenamedIntoPlaceTakesEffect() throws Exception {
        open("eve\n");
        Path edited = Files.writeString(folder.resolve("bans.txt~"), "bob\n");
        Files.setLastModifiedTime(edited, Files.getLastModifiedTime(path()));
        Files.move(edited, path(), StandardCopyOption.ATOMIC_MOVE);
        assertThat(nextNewlyBanned()).containsExactly("bob");
    }

    @Test
    void aFileThatAppearsTakesEffect() throws Exception {
        bans = BanList.open(path(), PERIOD, InstantSource.system(), this::remember);
        Files.writeString(path(), "bob\n");
        assertThat(nextNewlyBanned()).containsExactly("bob");
    }

    @Test
    void aBanThatIsLiftedByHandTakesEffectAndBansNobodyNew() throws Exception {
        open("eve\nbob\n");
        Files.writeString(path(), "eve\n");
        withinTwoSeconds(() -> !isBanned("bob"));
        assertThat(isBanned("eve")).isTrue();
        assertThat(newlyBanned).isEmpty();
    }

    @Test
    void bansStayInForceWhenTheFileIsDeletedAndItsReturnCounts() throws Exception {
        open("eve\n");
        Files.delete(path());
        assertThat(newlyBanned.poll(3 * PERIOD.toMillis(), TimeUnit.MILLISECONDS))
                .as("what is new once the watch has seen that the file is gone")
                .isNull();
        assertThat(isBanned("eve")).isTrue();
        Files.writeString(path(), "mallory\n");
        assertThat(nextNewlyBanned()).containsExactly("mallory");
        assertThat(isBanned("eve")).isFalse();
    }

    @Test
    void aListenerThatFailsDoesNotEndTheWatch() throws Exception {
        Files.writeString(path(), "eve\n");
        bans = BanList.open(path(), PERIOD, InstantSource.system(), added -> {
            remember(added);
            throw new IllegalStateException("on purpose");
        });
        Files.writeString(path(), "eve\nbob\n");
        assertThat(nextNewlyBanned()).containsExactly("bob");
        Files.writeString(path(), "eve\nbob\nmallory\n");
        assertThat(nextNewlyBanned()).containsExactly("mallory");
    }

    @Test
    void aListenerThatFailsDoesNotFailTheBanThatFoundTheEdit() throws Exception {
        Files.writeString(path(), "eve\n");
        bans = BanList.open(path(), Duration.ofHours(1), InstantSource.system(), _ -> {
            throw new IllegalStateException("on purpose");
        });
        Files.writeString(path(), "eve\nbob\n");
        assertThat(bans.put(Sanction.of(Nick.of("mallory").orElseThrow()))).isEmpty();
        assertThat(path()).hasContent("eve\nbob\nmallory\n");
    }

    @Test
    void ourOwnRewritingIsNoEdit() throws Exception {
        open("eve\n");
        bans.put(Sanction.of(Nick.of("bob").orElseThrow()));
        Files.writeString(path(), "eve\nbob\nmallory\n");
        assertThat(nextNewlyBanned()).containsExactly("mallory");
    }
}
