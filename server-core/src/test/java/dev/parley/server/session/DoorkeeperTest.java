package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ErrorCode;
import dev.parley.server.people.Nick;
import dev.parley.server.session.Doorkeeper.Verdict;
import dev.parley.server.session.House.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who comes in when several things happen at once.
class DoorkeeperTest {
    private static final Nick ADMIN = Nick.of("admin").orElseThrow();

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Session sessionOf(String nick) {
        FakeConnection connection = new FakeConnection(house.loop);
        return new Session(
                Identity.guest(Nick.of(nick).orElseThrow()), connection, new Inbox(connection), house.reception);
    }

    private static ErrorCode codeOf(Verdict verdict) {
        return verdict instanceof Verdict.Refused(ErrorCode code, String _) ? code : null;
    }

    @Test
    void ofTwoWhoWereToldThatANameIsFreeOneGetsIt() {
        assertThat(house.doorkeeper.judge("ada", "192.0.2.1")).isInstanceOf(Verdict.Admitted.class);
        assertThat(house.doorkeeper.judge("ADA", "192.0.2.1")).isInstanceOf(Verdict.Admitted.class);
        assertThat(house.doorkeeper.admit(sessionOf("ada"))).isInstanceOf(Verdict.Admitted.class);
        assertThat(codeOf(house.doorkeeper.admit(sessionOf("ADA")))).isEqualTo(ErrorCode.NICK_TAKEN);
    }

    @Test
    void aBanBetweenTheNameAndTheDoorStillCounts() throws IOException {
        assertThat(house.doorkeeper.judge("eve", "192.0.2.1")).isInstanceOf(Verdict.Admitted.class);
        house.ban("Eve");
        assertThat(codeOf(house.doorkeeper.admit(sessionOf("eve")))).isEqualTo(ErrorCode.BANNED);
    }

    @Test
    void aBanWhileThePasswordIsCheckedStillCounts() throws Exception {
        Visitor admin = house.visitor();
        admin.types("admin");
        admin.types(House.PASSWORD);
        house.ban("admin");
        house.loop.runUntil(admin.connection::isClosed);
        assertThat(admin.connection.lastCode()).isEqualTo("banned");
        assertThat(house.sessions.find("admin")).isEmpty();
    }

    @Test
    void whoComesInWhileBeingBannedIsKeptOutOrFound() throws Exception {
        BlockingQueue<String> names = new LinkedBlockingQueue<>();
        Thread banning = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 100; i++) {
                names.add("user" + i);
                try {
                    house.ban("user" + i);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                house.sessions.find("user" + i).ifPresent(session -> session.remove("banned"));
            }
        });
        for (int i = 0; i < 100; i++) {
            Visitor visitor = house.visitor();
            visitor.types(names.poll(20, TimeUnit.SECONDS));
            house.loop.settle();
        }
        banning.join();
        house.loop.settle();
        assertThat(house.nicksInRoom()).isEmpty();
        assertThat(house.sessions.all()).isEmpty();
    }

    @Test
    void whenTooManyPasswordsWaitTheNextIsRefusedAtOnce() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch through = new CountDownLatch(65);
        BlockingQueue<Verdict> first = new LinkedBlockingQueue<>();
        house.doorkeeper.check(ADMIN, "wrong", "192.0.2.1", verdict -> {
            first.add(verdict);
            await(hold);
            through.countDown();
        });
        assertThat(first.poll(20, TimeUnit.SECONDS)).isInstanceOf(Verdict.Refused.class);
        for (int i = 0; i < 64; i++) {
            house.doorkeeper.check(ADMIN, "wrong", "192.0.2." + i, _ -> through.countDown());
        }
        List<Verdict> refused = new ArrayList<>();
        house.doorkeeper.check(ADMIN, "wrong", "192.0.2.1", refused::add);
        assertThat(refused).singleElement().extracting(DoorkeeperTest::codeOf).isEqualTo(ErrorCode.BUSY);
        hold.countDown();
        assertThat(through.await(20, TimeUnit.SECONDS))
                .as("all who waited are answered")
                .isTrue();
    }

    @Test
    void aDoorThatIsClosedRefusesPasswords() {
        house.passwords.close();
        List<Verdict> refused = new ArrayList<>();
        house.doorkeeper.check(ADMIN, House.PASSWORD, "192.0.2.1", refused::add);
        assertThat(refused).singleElement().extracting(DoorkeeperTest::codeOf).isEqualTo(ErrorCode.BUSY);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
