package dev.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.ClientMessage.Hello;
import dev.parley.server.session.FakeConnection.Timer;
import dev.parley.server.session.House.Visitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever says nothing is sent away; the timers ring when the test says so.
class TimeoutTest {
    @TempDir
    Path folder;

    private House house;
    private Visitor visitor;

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        visitor = house.visitor();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void ring(Timer timer) {
        timer.task().run();
        house.loop.settle();
    }

    private Timer newestTimer() {
        return visitor.connection.timers.getLast();
    }

    @Test
    void whoSaysNothingIsSentAway() {
        assertThat(visitor.connection.timers).extracting(Timer::delay).containsExactly(House.TIMEOUT);
        ring(newestTimer());
        assertThat(visitor.connection.lastCode()).isEqualTo("handshake-timeout");
        assertThat(visitor.connection.isClosed()).isTrue();
    }

    @Test
    void thePasswordHasATimeOfItsOwn() {
        Timer first = newestTimer();
        visitor.types("admin");
        assertThat(visitor.connection.timers).hasSize(2);
        ring(first);
        assertThat(visitor.connection.isClosed()).isFalse();
        ring(newestTimer());
        assertThat(visitor.connection.lastCode()).isEqualTo("handshake-timeout");
        assertThat(visitor.connection.isClosed()).isTrue();
    }

    @Test
    void askingForThePasswordAgainDoesNotStretchItsTime() {
        visitor.conversation.hello(new Hello("admin", null, null));
        Timer ofThePassword = newestTimer();
        visitor.conversation.hello(new Hello("admin", null, null));
        ring(ofThePassword);
        assertThat(visitor.connection.isClosed()).isTrue();
    }

    @Test
    void whoIsInHasAllTheTimeInTheWorld() {
        visitor.types("ada");
        house.loop.settle();
        List.copyOf(visitor.connection.timers).forEach(this::ring);
        assertThat(visitor.conversation.isTalking()).isTrue();
        assertThat(visitor.connection.isClosed()).isFalse();
    }

    @Test
    void aCheckThatTakesItsTimeIsNotTheVisitorsFault() throws Exception {
        visitor.types("admin");
        visitor.types(House.PASSWORD);
        List.copyOf(visitor.connection.timers).forEach(timer -> timer.task().run());
        assertThat(visitor.connection.isClosed()).isFalse();
        house.loop.runUntil(visitor.conversation::isTalking);
    }

    @Test
    void aTimerThatRingsAfterTheEndSaysNothing() {
        visitor.types("system");
        int said = visitor.connection.screen.size();
        List.copyOf(visitor.connection.timers).forEach(this::ring);
        assertThat(visitor.connection.screen).hasSize(said);
    }
}
