package dev.parley.server.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// People who talk and run commands at a steady rate and check all that they are told, all on one thread of its
/// own. The rest of the world asks it things, and waits.
final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READ_BYTES = 1 << 16;
    private static final int IDLE_MILLIS = 20;

    private final Faults faults = new Faults();
    private final List<Talker> people = new ArrayList<>();
    private final Map<Long, Integer> transcript = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Selector selector;
    private final Thread thread;
    private final Schedule lines;
    private final Schedule commands;

    private volatile DelayRecord record = new DelayRecord();
    private volatile boolean talking;
    private volatile boolean over;
    private volatile Question question = new Question(() -> true, new CompletableFuture<>());

    /// What somebody waits for; asked on the crowd's thread until it holds.
    private record Question(BooleanSupplier holds, CompletableFuture<Void> answer) {}

    private Crowd(int linesPerSecond, int commandsPerSecond) throws IOException {
        lines = new Schedule(linesPerSecond);
        commands = new Schedule(commandsPerSecond);
        selector = Selector.open();
        thread = Thread.ofPlatform().daemon().name("crowd").unstarted(this::run);
    }

    /// Connects them, and waits until all are in.
    ///
    /// @param linesPerSecond what all of them together say, once they talk
    /// @param commandsPerSecond how many commands all of them together run
    static Crowd gather(int port, int count, int linesPerSecond, int commandsPerSecond) throws IOException {
        Crowd crowd = new Crowd(linesPerSecond, commandsPerSecond);
        for (int i = 0; i < count; i++) {
            Talker talker = Talker.connect(port, "person" + i, crowd.transcript, crowd.faults);
            talker.channel().register(crowd.selector, SelectionKey.OP_READ, talker);
            crowd.people.add(talker);
        }
        crowd.thread.start();
        crowd.await("all are in", () -> crowd.people.stream().allMatch(Talker::isIn));
        return crowd;
    }

    Faults faults() {
        return faults;
    }

    /// From now on they talk, and what their commands take goes into that record.
    void talk(DelayRecord into) {
        record = into;
        talking = true;
    }

    /// They say no more; waits until everybody was told everything and has all answers, then checks that
    /// nothing is missing. What is, is among the faults after a while.
    void hush() {
        talking = false;
        try {
            await("all is answered and heard", this::isQuiet);
        } catch (AssertionError e) {
            faults.add(Faults.Kind.LOST, e.getMessage());
        }
        over = true;
        join();
        people.forEach(Talker::end);
    }

    long linesSaid() {
        return lines.count;
    }

    long commandsRun() {
        return commands.count;
    }

    @Override
    public void close() throws IOException {
        over = true;
        join();
        for (Talker talker : people) {
            talker.close();
        }
        selector.close();
    }

    /// Everybody was told each line that anybody was told, and nothing is under way.
    private boolean isQuiet() {
        long last = people.stream().mapToLong(Talker::lastNumber).max().orElseThrow();
        return people.stream().allMatch(talker -> talker.isGone() || talker.isQuiet() && talker.lastNumber() == last);
    }

    private void await(String what, BooleanSupplier holds) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        question = new Question(holds, answer);
        try {
            answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not within " + PATIENCE + ": " + what + "; " + faults.examples(), e);
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }

    private void join() {
        selector.wakeup();
        try {
            assertThat(thread.join(PATIENCE)).as("the crowd's thread ends").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try {
            while (!over) {
                selector.select(this::read, millisToWait());
                if (talking) {
                    speak(System.nanoTime());
                }
                Question open = question;
                if (!open.answer().isDone() && open.holds().getAsBoolean()) {
                    open.answer().complete(null);
                }
            }
        } catch (IOException | RuntimeException e) {
            faults.add(Faults.Kind.UNREADABLE, "the crowd itself failed: " + e);
            question.answer().completeExceptionally(e);
        }
    }

    private void read(SelectionKey key) {
        Talker talker = (Talker) key.attachment();
        talker.read(buffer);
        if (talker.isGone()) {
            key.cancel();
        }
        if (talking) {
            try {
                speak(System.nanoTime()); // a line to everybody takes a while to read, and the next is due by then
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void speak(long now) throws IOException {
        while (lines.isDue(now)) {
            lines.take();
            turn(lines).say();
        }
        while (commands.isDue(now)) {
            long intended = commands.take();
            turn(commands).ask("/hello", intended, record);
        }
    }

    /// Whose turn it is: everybody's, one after the other.
    private Talker turn(Schedule schedule) {
        return people.get((int) ((schedule.count - 1) % people.size()));
    }

    private long millisToWait() {
        if (!talking) {
            return IDLE_MILLIS;
        }
        long next = Math.min(lines.due(), commands.due());
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime()) + 1, 1, IDLE_MILLIS);
    }

    /// When things are due that come at a steady rate, however late the last one was. Touched by the crowd's
    /// thread.
    private static final class Schedule {

        private final long period;
        private long start;
        private volatile long count;

        Schedule(int perSecond) {
            period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        }

        long due() {
            return start + count * period;
        }

        boolean isDue(long now) {
            if (count == 0 && start == 0) {
                start = now;
            }
            return now - due() >= 0;
        }

        /// Takes the one that is due.
        ///
        /// @return when it was
        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
        long take() {
            long due = due();
            count++;
            return due;
        }
    }
}
