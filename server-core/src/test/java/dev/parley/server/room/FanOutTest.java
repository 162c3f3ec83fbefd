package dev.parley.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ServerMessage.RoomEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What a line costs, and one order for all loops.
class FanOutTest {
    private final Room room = FakeMember.room(InstantSource.system());
    private final HandLoop loop = new HandLoop();
    private final FakeDialect classic = new FakeDialect();
    private final FakeDialect json = new FakeDialect();

    private List<FakeMember> members(int count, HandLoop on, FakeDialect dialect) {
        List<FakeMember> members = IntStream.range(0, count)
                .mapToObj(i -> new FakeMember("user" + i, on, dialect))
                .toList();
        members.forEach(member -> room.join(member, null));
        on.tick();
        members.forEach(FakeMember::forget);
        return members;
    }

    @Test
    void aTickCostsOneEncodingForEachDialectAndOneWriteAndFlushForEachMember() {
        List<FakeMember> all = new ArrayList<>(members(50, loop, classic));
        all.addAll(members(50, loop, json));
        all.forEach(FakeMember::forget);
        for (int i = 0; i < 20; i++) {
            room.say(all.get(i), "line " + i, false);
        }
        assertThat(loop.waiting()).as("tasks for twenty lines").isEqualTo(1);
        loop.tick();
        assertThat(classic.batches).hasSize(1);
        assertThat(json.batches).hasSize(1);
        assertThat(all).allSatisfy(member -> {
            assertThat(member.writes).isEqualTo(1);
            assertThat(member.flushes).isEqualTo(1);
            assertThat(member.seen).hasSize(20);
        });
    }

    @Test
    void eachTickHasATaskOfItsOwnAndNoneWhenNothingHappens() {
        FakeMember ada = members(1, loop, classic).getFirst();
        assertThat(loop.waiting()).isZero();
        room.say(ada, "one", false);
        loop.tick();
        assertThat(loop.waiting()).isZero();
        room.say(ada, "two", false);
        room.say(ada, "three", false);
        assertThat(loop.waiting()).isEqualTo(1);
        loop.tick();
        assertThat(ada.texts()).containsExactly("one", "two", "three");
        assertThat(ada.writes).isEqualTo(2);
    }

    @Test
    void aHundredWhoComeAndGoInOneTickCostOneEncodingAndOneWriteForEach() {
        List<FakeMember> there = members(50, loop, json);
        List<FakeMember> newcomers = IntStream.range(0, 100)
                .mapToObj(i -> new FakeMember("new" + i, loop, json))
                .toList();
        newcomers.forEach(newcomer -> room.join(newcomer, null));
        room.leave(there.getFirst(), null);
        room.leave(newcomers.get(7), null);
        assertThat(loop.waiting()).isEqualTo(1);
        loop.tick();
        assertThat(json.batches).hasSize(1);
        assertThat(there.subList(1, 50)).allSatisfy(member -> {
            assertThat(member.writes).isEqualTo(1);
            assertThat(member.flushes).isEqualTo(1);
            assertThat(member.seen).hasSize(102);
        });
        assertThat(there.getFirst().seen).hasSize(100);
        assertThat(newcomers.get(0).seen).hasSize(101);
        assertThat(newcomers.get(7).seen).hasSize(93);
        assertThat(newcomers.get(99).numbers()).containsExactly(151L, 152L);
        assertThat(newcomers).allSatisfy(newcomer -> assertThat(newcomer.writes).isEqualTo(1));
    }

    @Test
    void manyRoomsThatAreBusyInOneTickAreOneTaskOfTheLoop() {
        Rooms rooms = new Rooms(InstantSource.system(), 300, Witness.NONE);
        FakeMember everywhere = new FakeMember("ada", loop, json);
        List<Room> busy = IntStream.range(0, 200)
                .mapToObj(i -> {
                    rooms.join("room" + i, everywhere, null);
                    return rooms.find("room" + i).orElseThrow();
                })
                .toList();
        loop.tick();
        everywhere.forget();
        busy.forEach(one -> one.say(everywhere, "hi", false));
        assertThat(loop.waiting()).isEqualTo(1);
        loop.tick();
        assertThat(loop.waiting()).isZero();
        assertThat(everywhere.writes).isEqualTo(200);
        assertThat(everywhere.sends)
                .as("what is written in a tick goes out together")
                .isEqualTo(1);
    }

    @Test
    void everyBatchIsGivenBackOnce() {
        List<FakeMember> all = members(3, loop, classic);
        room.say(all.get(0), "one", false);
        room.leave(all.get(1), null);
        room.join(new FakeMember("eve", loop, json), null);
        room.say(all.get(0), "two", false);
        loop.tick();
        assertThat(classic.batches).isNotEmpty();
        assertThat(json.batches).hasSize(1);
        assertThat(classic.batches)
                .allSatisfy(batch -> assertThat(batch.releases).isEqualTo(1));
        assertThat(json.batches).allSatisfy(batch -> assertThat(batch.releases).isEqualTo(1));
    }

    @Test
    void aDialectThatNobodySpeaksAnyMoreIsNotEncoded() {
        FakeMember ada = members(1, loop, classic).getFirst();
        FakeMember bob = members(1, loop, json).getFirst();
        room.leave(bob, null);
        loop.tick();
        json.batches.clear();
        room.say(ada, "alone", false);
        loop.tick();
        assertThat(json.batches).isEmpty();
        assertThat(classic.batches).isNotEmpty();
    }

    @Test
    void anotherLoopHasOneTaskForAllThatHappensBetweenItsTicks() {
        HandLoop other = new HandLoop();
        FakeMember ada = members(1, loop, classic).getFirst();
        FakeMember bob = members(1, other, classic).getFirst();
        loop.tick();
        ada.forget();
        room.say(ada, "one", false);
        loop.tick();
        room.say(ada, "two", false);
        loop.tick();
        assertThat(other.waiting()).isEqualTo(1);
        other.tick();
        assertThat(ada.writes).isEqualTo(2);
        assertThat(bob.writes).isEqualTo(1);
        assertThat(bob.texts()).containsExactly("one", "two");
    }

    @Test
    void comingsAndGoingsOnAnotherLoopAreSeenThere() {
        HandLoop other = new HandLoop();
        FakeMember ada = members(1, loop, classic).getFirst();
        FakeMember bob = new FakeMember("bob", other, classic);
        room.join(bob, null);
        room.say(bob, "hi", false);
        room.leave(bob, null);
        other.tick();
        loop.tick();
        assertThat(ada.numbers()).containsExactly(2L, 3L, 4L);
        assertThat(bob.numbers()).containsExactly(3L);
    }

    @Test
    void allLoopsSeeOneOrderWhileManyThreadsSpeak() throws Exception {
        int lines = 2_000;
        List<FakeMember> members = new ArrayList<>();
        List<ExecutorService> loops = List.of(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());
        for (ExecutorService each : loops) {
            members.add(new FakeMember("user" + members.size(), each, new FakeDialect()));
        }
        members.forEach(member -> room.join(member, null));
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService speakers = Executors.newFixedThreadPool(4)) {
            for (int s = 0; s < 4; s++) {
                FakeMember speaker = members.get(s % 2);
                String name = "s" + s + " ";
                speakers.submit(() -> {
                    start.await();
                    for (int i = 0; i < lines; i++) {
                        room.say(speaker, name + i, false);
                    }
                    return true;
                });
            }
            start.countDown();
        }
        for (ExecutorService each : loops) {
            each.shutdown();
            assertThat(each.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        List<RoomEvent> seen = members.getLast().seen;
        assertThat(members.getLast().numbers())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(3, 2 + 4 * lines).boxed().toList());
        assertThat(members.getFirst().seen).endsWith(seen.toArray(RoomEvent[]::new));
        assertThat(members.getLast().texts().stream().filter(text -> text.startsWith("s3 ")))
                .as("each speaker's own lines keep their order")
                .containsExactlyElementsOf(
                        IntStream.range(0, lines).mapToObj(i -> "s3 " + i).toList());
    }
}
