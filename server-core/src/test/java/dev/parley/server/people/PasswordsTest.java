package dev.parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void whatIsBeingDoneIsDoneWhenItIsClosed() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Passwords passwords = new Passwords();
        passwords.execute(Duration.ZERO, () -> {
            begun.countDown();
            boolean interrupted = false;
            while (go.getCount() > 0) { // as computing a hash does not heed interruption
                try {
                    go.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            done.set(true);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        Thread closing = Thread.ofVirtual().start(passwords::close);
        while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
            Thread.onSpinWait();
        }
        go.countDown();
        closing.join();
        assertThat(done).isTrue();
    }
}
