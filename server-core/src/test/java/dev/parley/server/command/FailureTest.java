package dev.parley.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Reply;
import dev.parley.protocol.ServerMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands that throw, hang or answer nothing: the caller is told in a line and goes on.
class FailureTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private House house;
    private Person ada;

    private record Faulty(int number) {
        private Faulty {
            throw new IllegalStateException("a bug in the record");
        }
    }

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        ada = house.enter("ada");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void register(Draft<?> draft) throws InvalidCommandException {
        house.register(draft, Draft.named("fine"));
    }

    private static int recurse(int depth) {
        return recurse(depth + 1) + 1;
    }

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException("secret details"),
                new Exception("checked"),
                new NullPointerException(),
                new NoClassDefFoundError("com/example/Missing"),
                new ExceptionInInitializerError("in a static block"),
                new OutOfMemoryError("pretended"),
                new InterruptedException());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverACommandThrowsTheCallerIsToldInOneLine(Throwable failure) throws Exception {
        register(Draft.of("bad", _ -> {
            throw FailureTest.<RuntimeException>sneaky(failure);
        }));
        String id = ada.send("/bad");
        assertThat(ada.answer(id))
                .isEqualTo(new ServerMessage.Error(
                        id, "failed", "/bad failed (error 1). The server's log says more.", null, null));
        assertThat(ada.reply("/fine")).isEqualTo("fine ran");
        assertThat(ada.answers(id)).hasSize(1);
    }

    @SuppressWarnings("unchecked") // the compiler is told a lie, so that anything can be thrown
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void anEndlessRecursionIsAFailureLikeAnyOther() throws Exception {
        register(Draft.of("deep", _ -> Reply.text("" + recurse(0))));
        assertThat(ada.error("/deep").code()).isEqualTo("failed");
        assertThat(ada.reply("/fine")).isEqualTo("fine ran");
    }

    @Test
    void aReplyThatIsNoneIsAFailure() throws Exception {
        register(Draft.of("void", _ -> null));
        assertThat(ada.error("/void").code()).isEqualTo("failed");
        register(Draft.of("void", _ -> Reply.text(null)));
        assertThat(ada.error("/void").code()).isEqualTo("failed");
        assertThat(ada.reply("/fine")).isEqualTo("fine ran");
    }

    @Test
    void aRecordWithABugIsAFailure() throws Exception {
        register(new Draft<>("faulty", Faulty.class, (_, _) -> Reply.nothing()));
        assertThat(ada.error("/faulty 1").code()).isEqualTo("failed");
    }

    @Test
    void failuresAreNumberedSoThatTheLogCanBeFound() throws Exception {
        register(Draft.of("bad", _ -> {
            throw new IllegalStateException();
        }));
        assertThat(ada.error("/bad").text()).contains("(error 1)");
        assertThat(ada.error("/bad").text()).contains("(error 2)");
    }

    @Test
    void aCommandThatHangsIsAnsweredAtItsDeadlineAndInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        register(Draft.of("hang", _ -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return Reply.text("too late");
                })
                .deadline(SHORT));
        String id = ada.send("/hang");
        assertThat(ada.answer(id))
                .isEqualTo(new ServerMessage.Error(
                        id, "timed-out", "/hang took longer than 1s and was given up.", null, null));
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(ada.reply("/fine")).isEqualTo("fine ran");
        assertThat(ada.answers(id)).hasSize(1);
    }

    @Test
    void aReplyAfterTheDeadlineIsNotLookedAt() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<Thread> callers = new LinkedBlockingQueue<>();
        register(Draft.of("slow", _ -> {
                    callers.add(Thread.currentThread());
                    while (goOn.getCount() > 0) {
                        Thread.yield(); // deaf to interrupts
                    }
                    return Reply.toRoom("too late");
                })
                .deadline(SHORT));
        String id = ada.send("/slow");
        assertThat(((ServerMessage.Error) ada.answer(id)).code()).isEqualTo("timed-out");
        goOn.countDown();
        assertThat(callers.take().join(Duration.ofSeconds(20))).isTrue();
        assertThat(ada.reply("/fine")).isEqualTo("fine ran");
        assertThat(ada.answers(id)).hasSize(1);
        assertThat(ada.linesSeen()).isEmpty();
    }

    @Test
    void aCommandRunsOnAVirtualThreadNamedAfterItAndItsCaller() throws Exception {
        register(Draft.of(
                "thread",
                _ -> Reply.text(Thread.currentThread().getName() + " "
                        + Thread.currentThread().isVirtual())));
        assertThat(ada.reply("/thread")).isEqualTo("/thread by ada true");
    }

    @Test
    void othersGoOnWhileOneCommandHangs() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        register(Draft.of("wait", _ -> {
            goOn.await();
            return Reply.text("waited");
        }));
        String id = ada.send("/wait");
        Person bob = house.enter("bob");
        assertThat(bob.reply("/fine")).isEqualTo("fine ran");
        assertThat(ada.answers(id)).isEmpty();
        goOn.countDown();
        assertThat(ada.answer(id)).isEqualTo(new ServerMessage.Reply(id, "waited", null));
    }
}
