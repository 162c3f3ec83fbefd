package dev.parley.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an owner's code may take, on real threads and a clock that the test moves.
class CallsTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final List<String> news = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Outcome<String>> outcomes = new LinkedBlockingQueue<>();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Guard guard = new Guard();
    private final HandScheduler scheduler = new HandScheduler();
    private final Guard guardByHand = new Guard(scheduler);
    private volatile Instant now = Instant.EPOCH;
    private final Calls calls = new Calls("bad 1.0.0", new Limits(2, 3, 2, 3, PAUSE), () -> now, news::add);
    private final Owner owner =
            new Owner("bad", "1.0.0", calls, new Lease("bad 1.0.0"), CallsTest.class.getClassLoader());

    @AfterEach
    void close() {
        end.countDown();
        guard.close();
    }

    private Admission call(Duration deadline, Callable<String> code) {
        return guard.call(owner, "a call", deadline, code, outcomes::add);
    }

    private void letIn(Duration deadline, Callable<String> code) {
        assertThat(call(deadline, code)).isInstanceOf(Admission.Entered.class);
    }

    private Outcome<String> outcome() throws InterruptedException {
        Outcome<String> outcome = outcomes.poll(20, TimeUnit.SECONDS);
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private Outcome<String> outcomeOf(Callable<String> code) throws InterruptedException {
        letIn(LONG, code);
        return outcome();
    }

    private String stay(String word) throws InterruptedException {
        begun.release();
        end.await();
        return word;
    }

    /// Lets as many calls in as may run, and waits until they do.
    private void fill() throws InterruptedException {
        letIn(LONG, () -> stay("one"));
        letIn(LONG, () -> stay("two"));
        assertThat(begun.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
    }

    /// Heeds no interrupt.
    private String spin() {
        begun.release();
        while (end.getCount() > 0) {
            Thread.yield();
        }
        return "too late";
    }

    private static String fail() {
        throw new IllegalStateException("always");
    }

    private static String reasonOf(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Busy.class);
        return ((Admission.Busy) admission).reason();
    }

    @Test
    void onlySoManyCallsRunAtOnceAndTheOthersGetTheirTurn() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<String> counted = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            stay("done");
            running.decrementAndGet();
            return "done";
        };
        letIn(LONG, counted);
        letIn(LONG, counted);
        assertThat(begun.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
        letIn(LONG, counted);
        letIn(LONG, counted);
        end.countDown();
        for (int i = 0; i < 4; i++) {
            assertThat(outcome()).isEqualTo(new Outcome.Returned<>("done"));
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void whoeverWouldWaitBehindTooManyIsTurnedAway() throws InterruptedException {
        fill();
        for (int i = 0; i < 3; i++) {
            letIn(LONG, () -> stay("done"));
        }
        assertThat(reasonOf(call(LONG, () -> "x"))).isEqualTo("bad 1.0.0 has too much to do. Try again later.");
    }

    @Test
    void whoeverGetsNoTurnInTimeIsToldSo() throws InterruptedException {
        fill();
        letIn(SHORT, () -> "never");
        assertThat(outcome()).isEqualTo(new Outcome.Crowded<>());
        assertThat(calls.totals().calls()).isZero();
    }

    @Test
    void failuresInARowKeepCallsOutUntilOneGoesWell() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(outcomeOf(CallsTest::fail)).isInstanceOf(Outcome.Threw.class);
        }
        assertThat(news).containsExactly("plugin bad 1.0.0 failed 3 times in a row; its calls are kept out for 30s");
        assertThat(calls.health()).isEqualTo("calls are kept out after repeated failures");
        now = now.plusSeconds(10);
        assertThat(reasonOf(call(LONG, () -> "x")))
                .isEqualTo("bad 1.0.0 failed 3 times in a row and is tried again in 20s.");
        now = now.plus(PAUSE);
        letIn(LONG, () -> stay("well"));
        assertThat(reasonOf(call(LONG, () -> "x"))).endsWith("is tried again now.");
        end.countDown();
        assertThat(outcome()).isEqualTo(new Outcome.Returned<>("well"));
        assertThat(news).last().isEqualTo("plugin bad 1.0.0 works again; its calls are let in");
        assertThat(outcomeOf(() -> "again")).isEqualTo(new Outcome.Returned<>("again"));
        assertThat(calls.health()).isEqualTo("ok");
    }

    @Test
    void aProbeThatFailsKeepsCallsOutForTwiceAsLong() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            outcomeOf(CallsTest::fail);
        }
        now = now.plus(PAUSE);
        outcomeOf(CallsTest::fail);
        assertThat(news).last().asString().endsWith("its calls are kept out for 1m");
    }

    @Test
    void callsThatDoNotComeBackKeepTheOthersOut() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            guardByHand.call(owner, "a call", SHORT, this::spin, outcomes::add);
            assertThat(begun.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            scheduler.pass(SHORT);
            assertThat(outcome()).isEqualTo(new Outcome.TimedOut<>());
        }
        assertThat(reasonOf(call(LONG, () -> "x"))).isEqualTo("earlier calls of bad 1.0.0 have not come back.");
        end.countDown();
        assertThat(calls.awaitEmpty(LONG)).isTrue();
        assertThat(outcomeOf(() -> "again")).isEqualTo(new Outcome.Returned<>("again"));
    }

    @Test
    void anExceptionThatFailsAtEverythingEndsItsCallLikeAnyOther() throws InterruptedException {
        assertThat(outcomeOf(() -> {
                    throw new RuntimeException() {
                        @Override
                        public StackTraceElement[] getStackTrace() {
                            throw new StackOverflowError();
                        }
                    };
                }))
                .isInstanceOf(Outcome.Threw.class);
        assertThat(calls.awaitEmpty(LONG)).isTrue();
    }

    @Test
    void nobodyComesInOnceItIsClosedAndTheLastOneIsWaitedFor() throws InterruptedException {
        letIn(LONG, () -> stay("last"));
        calls.close();
        assertThat(call(LONG, () -> "x")).isInstanceOf(Admission.Retired.class);
        assertThat(calls.awaitEmpty(SHORT)).isFalse();
        end.countDown();
        assertThat(calls.awaitEmpty(LONG)).isTrue();
        assertThat(outcome()).isEqualTo(new Outcome.Returned<>("last"));
    }
}
