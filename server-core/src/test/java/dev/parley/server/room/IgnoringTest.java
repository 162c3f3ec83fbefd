package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Who does not want to see somebody sees all but what they say, and the others see all.
class IgnoringTest {

    private static final long NOW = 1_800_000_000_000L;

    private final Room room = FakeMember.room(InstantSource.fixed(Instant.ofEpochMilli(NOW)));
    private final HandLoop loop = new HandLoop();
    private final FakeDialect dialect = new FakeDialect();
    private final FakeMember ada = member("ada");
    private final FakeMember bob = member("bob");
    private final FakeMember eve = member("eve");

    private FakeMember member(String nick) {
        return new FakeMember(nick, loop, dialect);
    }

    private void enter(FakeMember... members) {
        for (FakeMember member : members) {
            room.join(member, null);
        }
        loop.tick();
        List.of(members).forEach(FakeMember::forget);
    }

    private void ignore(FakeMember who, String... nicks) {
        who.ignored.clear();
        who.ignored.addAll(List.of(nicks));
        room.sift(who);
    }

    private void talk() {
        room.say(bob, "one", false);
        room.say(bob, "two", false);
        room.say(eve, "three", false);
        room.say(bob, "four", true);
        loop.tick();
    }

    @Test
    void hiddenLinesLeaveTheirNumbers() {
        enter(ada, bob, eve);
        ignore(ada, "bob");
        talk();
        assertThat(ada.texts()).containsExactly("three");
        assertThat(ada.numbers())
                .containsExactlyElementsOf(LongStream.rangeClosed(4, 7).boxed().toList());
        assertThat(ada.seen).contains(new Hidden("lobby", 4, NOW));
        assertThat(eve.texts()).containsExactly("one", "two", "three", "four");
        assertThat(bob.texts()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void theOthersShareTheirBytesAsBefore() {
        enter(ada, bob, eve);
        ignore(ada, "bob");
        loop.tick();
        ada.forget();
        eve.forget();
        talk();
        assertThat(dialect.batches).as("one for all, and one of placeholders").hasSize(2);
        assertThat(eve.writes).isEqualTo(1);
        assertThat(ada.writes).isEqualTo(3);
        assertThat(ada.flushes).isEqualTo(1);
    }

    @Test
    void whatNobodyOfTheIgnoredSaysIsWrittenAtOnce() {
        enter(ada, bob, eve);
        ignore(ada, "zed");
        loop.tick();
        ada.forget();
        talk();
        assertThat(ada.writes).isEqualTo(1);
        assertThat(ada.texts()).hasSize(4);
    }

    @Test
    void whoStopsToIgnoreSeesAllAgain() {
        enter(ada, bob, eve);
        ignore(ada, "bob");
        talk();
        ignore(ada);
        ada.forget();
        talk();
        assertThat(ada.texts()).containsExactly("one", "two", "three", "four");
        assertThat(ada.writes).isEqualTo(1);
    }

    @Test
    void whoComesInIgnoringSeesNothingFromTheFirstLineOn() {
        enter(bob, eve);
        ada.ignored.add("bob");
        room.join(ada, null);
        talk();
        assertThat(ada.texts()).containsExactly("three");
        talk();
        assertThat(ada.texts()).containsExactly("three", "three");
    }

    @Test
    void whoLeavesIgnoringSeesTheRestAndNoMore() {
        enter(ada, bob, eve);
        ignore(ada, "bob");
        room.say(bob, "one", false);
        room.say(eve, "two", false);
        room.leave(ada, null);
        room.say(eve, "three", false);
        loop.tick();
        room.say(eve, "four", false);
        loop.tick();
        assertThat(ada.texts()).containsExactly("two");
        assertThat(ada.exited).hasSize(1);
    }

    @Test
    void whoeverIsNoMemberIsNotTakenInBySifting() {
        enter(bob, eve);
        ignore(ada, "bob");
        talk();
        assertThat(ada.seen).isEmpty();
    }
}
