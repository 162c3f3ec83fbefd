package dev.parley.server.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.people.Nick;
import dev.parley.server.store.Database;
import dev.parley.server.store.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MuteListTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Nick BOB = Nick.of("bob").orElseThrow();

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder, Schema.ofThisServer());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private MuteList mutes() throws IOException {
        return new MuteList(database, now::get);
    }

    private static Sanction mute(String target, Instant until) {
        return new Sanction(Target.of(target).orElseThrow(), until, "ada", NOON, "caps");
    }

    @Test
    void mutesOutliveARestart() throws IOException {
        MuteList before = mutes();
        before.put(mute("bob", null));
        before.put(mute("192.0.2.0/24", NOON.plusSeconds(60)));
        MuteList after = mutes();
        assertThat(after.all()).isEqualTo(before.all()).hasSize(2);
        assertThat(after.refusalOf(BOB, "198.51.100.1")).isEqualTo("You are muted. Reason: caps");
        assertThat(after.refusalOf(Nick.of("eve").orElseThrow(), "192.0.2.9"))
                .isEqualTo("You are muted until 2026-11-24 12:01 UTC. Reason: caps");
    }

    @Test
    void aMuteEndsByTheClockAndIsForgottenWithTheNext() throws IOException {
        MuteList mutes = mutes();
        mutes.put(mute("bob", NOON.plusSeconds(60)));
        assertThat(mutes.refusalOf(BOB, "192.0.2.1")).isNotNull();
        now.set(NOON.plusSeconds(60));
        assertThat(mutes.refusalOf(BOB, "192.0.2.1")).isNull();
        assertThat(mutes.remove(Target.of("bob").orElseThrow())).isEmpty();
        mutes.put(mute("eve", null));
        assertThat(mutes.on(Target.of("bob").orElseThrow())).isEmpty();
        assertThat(mutes().all()).hasSize(1);
    }

    @Test
    void anotherMuteOfTheSameNameReplacesTheFirst() throws IOException {
        MuteList mutes = mutes();
        assertThat(mutes.put(mute("Bob", null))).isEmpty();
        assertThat(mutes.put(mute("BOB", NOON.plusSeconds(60)))).isPresent();
        assertThat(mutes.all()).singleElement().extracting(Sanction::until).isEqualTo(NOON.plusSeconds(60));
        assertThat(mutes.remove(Target.of("bob").orElseThrow())).isPresent();
        assertThat(mutes.isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeStoredIsNotInForce() throws IOException {
        MuteList mutes = mutes();
        database.close();
        assertThatThrownBy(() -> mutes.put(mute("bob", null))).isInstanceOf(IOException.class);
        assertThat(mutes.refusalOf(BOB, "192.0.2.1")).isNull();
    }
}
