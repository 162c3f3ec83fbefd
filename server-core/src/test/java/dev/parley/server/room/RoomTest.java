package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.Removed;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What members of a room see, and in which order.
class RoomTest {
    private static final long NOW = 1_800_000_000_000L;

    private final Room room = FakeMember.room(InstantSource.fixed(Instant.ofEpochMilli(NOW)));
    private final HandLoop loop = new HandLoop();
    private final FakeDialect dialect = new FakeDialect();

    private FakeMember member(String nick) {
        return new FakeMember(nick, loop, dialect);
    }

    private FakeMember joined(String nick) {
        FakeMember member = member(nick);
        room.join(member, null);
        loop.tick();
        return member;
    }

    private static RoomEvent line(long number, String from, String text) {
        return new Line("lobby", number, NOW, from, text);
    }

    @Test
    void everyEventHasTheNextNumberFromOneAndTheTime() {
        FakeMember ada = joined("ada");
        FakeMember bob = joined("bob");
        FakeMember eve = joined("eve");
        room.say(ada, "hi", false);
        room.announce("tea");
        room.leave(bob, null);
        room.remove(eve);
        loop.tick();
        assertThat(ada.entered).containsExactly(new Joined("lobby", 1, NOW, "ada", 1, FakeMember.EPOCH, null, null));
        assertThat(ada.seen)
                .containsExactly(
                        new Joined("lobby", 2, NOW, "bob"),
                        new Joined("lobby", 3, NOW, "eve"),
                        line(4, "ada", "hi"),
                        line(5, null, "tea"),
                        new Left("lobby", 6, NOW, "bob"),
                        new Removed("lobby", 7, NOW, "eve"));
    }

    @Test
    void theSpeakerSeesTheirOwnLine() {
        FakeMember ada = joined("ada");
        room.say(ada, "hi", false);
        loop.tick();
        assertThat(ada.seen).containsExactly(line(2, "ada", "hi"));
    }

    @Test
    void aNewcomerSeesNothingOfBeforeAndEverythingAfterTheirComing() {
        FakeMember ada = joined("ada");
        FakeMember bob = member("bob");
        room.say(ada, "before", false);
        room.join(bob, "j1");
        room.say(ada, "after", false);
        loop.tick();
        assertThat(bob.entered).containsExactly(new Joined("lobby", 3, NOW, "bob", 2, FakeMember.EPOCH, "j1", null));
        assertThat(bob.seen).containsExactly(line(4, "ada", "after"));
        assertThat(ada.numbers()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void whoLeftSeesWhatWasSaidBeforeAndNothingAfter() {
        FakeMember ada = joined("ada");
        FakeMember bob = joined("bob");
        ada.forget();
        room.say(ada, "before", false);
        room.leave(bob, null);
        room.say(ada, "after", false);
        loop.tick();
        assertThat(bob.seen).containsExactly(line(3, "ada", "before"));
        assertThat(ada.numbers()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void whoComesAndGoesInOneTickIsSeenToComeAndGo() {
        FakeMember ada = joined("ada");
        FakeMember bob = member("bob");
        room.join(bob, null);
        room.leave(bob, null);
        loop.tick();
        assertThat(ada.seen).containsExactly(new Joined("lobby", 2, NOW, "bob"), new Left("lobby", 3, NOW, "bob"));
        assertThat(bob.entered).hasSize(1);
        assertThat(bob.seen).isEmpty();
    }

    @Test
    void whoIsNoMemberIsNotHeard() {
        FakeMember ada = joined("ada");
        FakeMember bob = joined("bob");
        FakeMember stranger = member("eve");
        room.leave(bob, null);
        loop.tick();
        ada.forget();
        room.say(bob, "still here?", false);
        room.say(stranger, "let me in", false);
        room.leave(stranger, null);
        room.remove(stranger);
        loop.tick();
        assertThat(ada.seen).isEmpty();
        room.say(ada, "quiet", false);
        loop.tick();
        assertThat(ada.numbers()).as("no number was used up").containsExactly(4L);
    }

    @Test
    void someoneGoesOnlyOnce() {
        FakeMember ada = joined("ada");
        FakeMember bob = joined("bob");
        ada.forget();
        room.remove(bob);
        room.leave(bob, null);
        loop.tick();
        assertThat(ada.seen).containsExactly(new Removed("lobby", 3, NOW, "bob"));
    }

    @Test
    void membersAreListedInTheOrderInWhichTheyCame() {
        FakeMember eve = joined("eve");
        FakeMember ada = joined("ada");
        FakeMember bob = joined("bob");
        List<Member> before = room.members();
        room.leave(ada, null);
        assertThat(before).containsExactly(eve, ada, bob);
        assertThat(room.members()).containsExactly(eve, bob);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001B[31mred', '\uFFFD[31mred'",
        "'two\nlines', 'two lines'",
        "'bell\u0007', 'bell\uFFFD'",
        "'a\u0000b', 'a\uFFFDb'",
        "'\u202Eevil', '\uFFFDevil'",
        "'c1\u009B1m', 'c1\uFFFD1m'",
        "'half\uD800', 'half\uFFFD'",
        "'fine: é 日本 😀', 'fine: é 日本 😀'"
    })
    void whatCouldDisturbAScreenIsMadeHarmless(String said, String shown) {
        FakeMember ada = joined("ada");
        room.say(ada, said, false);
        room.announce(said);
        loop.tick();
        assertThat(ada.seen).containsExactly(line(2, "ada", shown), line(3, null, shown));
    }

    @Test
    void aRoomIsFoundInAnyLetterCase() {
        Rooms rooms = new Rooms(InstantSource.system(), 10, Witness.NONE);
        assertThat(rooms.find("LOBBY")).contains(rooms.lobby());
        assertThat(rooms.find("lobby ")).isEmpty();
        assertThat(rooms.find("attic")).isEmpty();
    }
}
