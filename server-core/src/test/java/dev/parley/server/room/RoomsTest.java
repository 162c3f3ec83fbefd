package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.Joined;
import dev.parley.protocol.ServerMessage.Left;
import dev.parley.server.room.Rooms.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How rooms come and go.
class RoomsTest {

    private static final long NOW = 1_800_000_000_000L;

    private final Rooms rooms = new Rooms(InstantSource.fixed(Instant.ofEpochMilli(NOW)), 3, Witness.NONE);
    private final HandLoop loop = new HandLoop();
    private final FakeMember ada = new FakeMember("ada", loop, new FakeDialect());
    private final FakeMember bob = new FakeMember("bob", loop, new FakeDialect());

    private Room joined(String name, Member who) {
        assertThat(rooms.join(name, who, null)).isInstanceOf(Entry.In.class);
        return rooms.find(name).orElseThrow();
    }

    @Test
    void aRoomComesToBeWhenItIsJoinedAndIsForgottenWhenTheLastOneHasLeft() {
        assertThat(rooms.find("attic")).isEmpty();
        Room attic = joined("attic", ada);
        joined("attic", bob);
        attic.leave(ada, null);
        assertThat(rooms.find("attic")).contains(attic);
        attic.remove(bob);
        assertThat(rooms.find("attic")).isEmpty();
    }

    @Test
    void theLobbyStaysWhenNobodyIsInIt() {
        Room lobby = joined("lobby", ada);
        lobby.leave(ada, null);
        assertThat(rooms.find("lobby")).contains(lobby);
        joined("lobby", bob);
    }

    @Test
    void aRoomThatComesToBeAnewCountsFromOneInAnotherEpoch() {
        joined("attic", ada).leave(ada, null);
        joined("attic", ada);
        loop.tick();
        Joined first = ada.entered.get(0);
        Joined second = ada.entered.get(1);
        assertThat(List.of(first.number(), second.number())).containsExactly(1L, 1L);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
    }

    @ParameterizedTest
    @CsvSource({"Attic, attic", "ATTIC, attic", "GRÜSSE, grüsse", "room.7_b-c, room.7_b-c", "7, 7"})
    void letterCaseMakesNoDifference(String typed, String name) {
        assertThat(joined(typed, ada).name()).isEqualTo(name);
        assertThat(rooms.find(typed)).isPresent();
        assertThat(rooms.join(typed.toUpperCase(Locale.ROOT), ada, null))
                .isEqualTo(new Entry.Refused("You are in " + name + " already."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "#attic", "-a", ".a", "a\nb", "a,b", "a\u202eb", "\u0301a", "👋"})
    void whatIsNoNameIsRefusedWithTheRule(String name) {
        assertThat(rooms.join(name, ada, null)).isEqualTo(new Entry.Refused(RoomName.RULE));
    }

    @Test
    void aNameHasABound() {
        assertThat(rooms.join("x".repeat(33), ada, null)).isEqualTo(new Entry.Refused(RoomName.RULE));
        assertThat(rooms.join("x".repeat(100_000), ada, null)).isEqualTo(new Entry.Refused(RoomName.RULE));
        joined("x".repeat(32), ada);
    }

    @Test
    void thereCanBeSoManyRoomsAndNoMore() {
        Room first = joined("one", ada);
        joined("two", ada);
        assertThat(rooms.join("three", ada, null))
                .isEqualTo(new Entry.Refused("There are too many rooms. Join one that is there."));
        joined("two", bob);
        first.leave(ada, null);
        joined("three", ada);
    }

    @Test
    void whoJoinsAndWhoLeavesIsAnsweredWithTheirId() {
        joined("attic", bob);
        rooms.join("attic", ada, "j1");
        rooms.find("attic").orElseThrow().leave(ada, "l1");
        loop.tick();
        assertThat(ada.entered).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("j1");
            assertThat(event.members()).isEqualTo(2);
        });
        assertThat(ada.exited).containsExactly(new Left("attic", 3, NOW, "ada", "l1"));
        assertThat(ada.seen).isEmpty();
        assertThat(bob.seen).containsExactly(new Joined("attic", 2, NOW, "ada"), new Left("attic", 3, NOW, "ada"));
    }

    @Test
    void whoeverJoinsWhileTheLastOneLeavesIsInARoomThatCanBeFound() throws Exception {
        int rounds = 2_000;
        Rooms busy = new Rooms(InstantSource.system(), 10, Witness.NONE);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> counts = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> {
                        FakeMember member = new FakeMember("m" + thread, task -> {}, new FakeDialect());
                        start.await();
                        int found = 0;
                        for (int i = 0; i < rounds; i++) {
                            if (busy.join("attic", member, null) instanceof Entry.In(Room room)) {
                                found += busy.find("attic").filter(room::equals).isPresent() ? 1 : 0;
                                room.leave(member, null);
                            }
                        }
                        return found;
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isEqualTo(rounds);
            }
        }
        assertThat(busy.find("attic")).isEmpty();
    }
}
