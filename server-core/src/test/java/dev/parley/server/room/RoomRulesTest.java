package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.room.Rooms.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may come in, and who may talk.
class RoomRulesTest {

    private Instant now = Instant.ofEpochMilli(1_800_000_000_000L);

    private final Rooms rooms = new Rooms(() -> now, 10, Witness.NONE);
    private final HandLoop loop = new HandLoop();
    private final FakeMember moderator = member("mia");
    private final FakeMember ada = member("ada");
    private final FakeMember bob = member("bob");
    private Room attic;

    private FakeMember member(String nick) {
        return new FakeMember(nick, loop, new FakeDialect());
    }

    @BeforeEach
    void aRoomWithAModeratorAndAda() {
        moderator.moderator = true;
        rooms.join("attic", moderator, null);
        rooms.join("attic", ada, null);
        attic = rooms.find("attic").orElseThrow();
    }

    private void change(UnaryOperator<RoomRules> change) throws IOException {
        attic.change(change);
    }

    private Entry joining(Member who) {
        return rooms.join("attic", who, null);
    }

    @Test
    void withoutRulesEverybodyComesInAndTalks() {
        assertThat(joining(bob)).isEqualTo(new Entry.In(attic));
        assertThat(attic.say(bob, "hi", false)).isNull();
        assertThat(attic.refusalOfTalk(bob)).isNull();
    }

    @Test
    void whoeverComesTooLateIntoACrowdedRoomIsToldToWaitButItsModeratorsAreNot() {
        Rooms busy = new Rooms(() -> now, 10, 2, Witness.NONE, Chronicle.NONE, RoomBook.NOTHING, Map.of());
        List.of(moderator, ada, bob).forEach(member -> busy.join("hall", member, null));
        Room hall = busy.find("hall").orElseThrow();
        for (int i = 0; i < 20; i++) {
            assertThat(hall.say(i % 2 == 0 ? ada : bob, "line " + i, false)).isNull();
        }
        assertThat(hall.say(bob, "late", false)).isEqualTo("Too much is being said in hall: try again in 1s.");
        assertThat(hall.say(moderator, "order, please", false)).isNull();
        now = now.plusMillis(500);
        assertThat(hall.say(bob, "now", false)).isNull();
        assertThat(hall.say(ada, "too", false)).isNotNull();
        now = now.minusSeconds(3_600); // somebody corrects the clock
        assertThat(hall.say(ada, "late", false)).isNotNull();
        now = now.plusMillis(500);
        assertThat(hall.say(ada, "now", false)).isNull();
    }

    @Test
    void anInviteOnlyRoomLetsInWhoWasInvitedOnce() throws IOException {
        change(rules -> rules.withInviteOnly(true));
        assertThat(joining(bob)).isEqualTo(new Entry.Refused("attic is for those only who were invited."));
        attic.invite(bob);
        assertThat(joining(bob)).isEqualTo(new Entry.In(attic));
        attic.leave(bob, null);
        assertThat(joining(bob)).isInstanceOf(Entry.Refused.class);
    }

    @Test
    void aModeratorComesInEverywhere() throws IOException {
        change(rules -> rules.withInviteOnly(true).withLocked(true));
        FakeMember other = member("max");
        other.moderator = true;
        assertThat(joining(other)).isEqualTo(new Entry.In(attic));
    }

    @Test
    void inALockedRoomOnlyModeratorsTalkAndComeIn() throws IOException {
        change(rules -> rules.withLocked(true));
        assertThat(joining(bob)).isEqualTo(new Entry.Refused("attic is locked at the moment: nobody can come in."));
        assertThat(attic.say(ada, "hi", false))
                .isEqualTo("attic is locked at the moment: only its moderators can talk.");
        assertThat(attic.refusalOfTalk(ada)).isNotNull();
        assertThat(attic.say(moderator, "hi", false)).isNull();
        loop.tick();
        assertThat(ada.texts()).containsExactly("hi");
        change(rules -> rules.withLocked(false));
        assertThat(attic.say(ada, "hi", false)).isNull();
    }

    @Test
    void everybodyComesIntoALockedLobby() throws IOException {
        rooms.lobby().change(rules -> rules.withLocked(true));
        assertThat(rooms.join("lobby", bob, null)).isEqualTo(new Entry.In(rooms.lobby()));
        assertThat(rooms.lobby().say(bob, "hi", false)).isNotNull();
    }

    @Test
    void inAModeratedRoomOnlyModeratorsTalk() throws IOException {
        change(rules -> rules.withModerated(true));
        assertThat(joining(bob)).isEqualTo(new Entry.In(attic));
        assertThat(attic.say(bob, "hi", false)).isEqualTo("attic is moderated: only its moderators can talk.");
        assertThat(attic.say(moderator, "hi", false)).isNull();
    }

    @Test
    void inASlowRoomEachWaitsBetweenTwoLines() throws IOException {
        change(rules -> rules.withSlow(Duration.ofSeconds(30)));
        joining(bob);
        assertThat(attic.say(ada, "one", false)).isNull();
        assertThat(attic.say(bob, "mine", false)).isNull();
        now = now.plusMillis(10_001);
        assertThat(attic.say(ada, "two", false)).isEqualTo("attic is slowed down: you can talk again in 20s.");
        now = now.plusMillis(19_999);
        assertThat(attic.say(ada, "two", false)).isNull();
        assertThat(attic.refusalOfTalk(ada)).isNotNull();
        assertThat(attic.refusalOfTalk(bob)).isNull();
        loop.tick();
        assertThat(bob.texts()).containsExactly("one", "mine", "two");
    }

    @Test
    void leavingAndComingBackIsNoWayRoundTheWait() throws IOException {
        change(rules -> rules.withSlow(Duration.ofSeconds(30)));
        attic.say(ada, "one", false);
        attic.leave(ada, null);
        joining(ada);
        assertThat(attic.say(ada, "two", false)).isNotNull();
    }

    @Test
    void moderatorsNeverWait() throws IOException {
        change(rules -> rules.withSlow(Duration.ofDays(7)));
        assertThat(attic.say(moderator, "one", false)).isNull();
        assertThat(attic.say(moderator, "two", false)).isNull();
    }
}
