package dev.parley.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassicPacingTest {

    private final List<Object> events = new ArrayList<>();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new ClassicPacing(100), new ChannelInboundHandlerAdapter() {
                @Override
                public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                    events.add(event);
                }
            });

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void nothingIsLeaked() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aLoneMessageGoesOutAtOnceAndAsItIs() {
        say("hello");
        assertThat(segments()).containsExactly("hello");
    }

    @Test
    void messagesThatWaitTogetherAreJoinedByLineBreaks() {
        say("one");
        say("two");
        say("three");
        assertThat(segments()).containsExactly("one");
        pass(ClassicPacing.GAP_MILLIS - 1);
        assertThat(segments()).isEmpty();
        pass(1);
        assertThat(segments()).containsExactly("two\nthree");
    }

    @Test
    void afterAPauseTheNextMessageGoesOutAtOnceAgain() {
        say("one");
        pass(ClassicPacing.GAP_MILLIS);
        say("two");
        assertThat(segments()).containsExactly("one", "two");
    }

    @Test
    void whatMustStandAloneIsNeverJoined() {
        say("before");
        alone("ada joined!");
        say("Connected to the server!");
        say("bob: hi");
        alone("PASS");
        List<String> sent = new ArrayList<>(segments());
        for (int i = 0; i < 3; i++) {
            pass(ClassicPacing.GAP_MILLIS);
            sent.addAll(segments());
        }
        assertThat(sent).containsExactly("before", "ada joined!", "Connected to the server!\nbob: hi", "PASS");
    }

    @Test
    void aTextThatIsTheQuestionForANameIsMadeHarmless() {
        say("NICK");
        assertThat(segments()).containsExactly("NICK ");
        pass(ClassicPacing.GAP_MILLIS);
        alone("NICK");
        assertThat(segments()).containsExactly("NICK");
    }

    @Test
    void aMessageWithoutTextIsNoSegment() {
        ChannelFuture written = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
        assertThat(written.isSuccess()).isTrue();
        assertThat(segments()).isEmpty();
    }

    @Test
    void whoSentAMessageIsToldWhenItHasGoneOut() {
        say("one");
        ChannelFuture second = channel.writeAndFlush(bytes("two"));
        ChannelFuture third = channel.writeAndFlush(bytes("three"));
        assertThat(second.isDone() || third.isDone()).isFalse();
        pass(ClassicPacing.GAP_MILLIS);
        assertThat(second.isSuccess() && third.isSuccess()).isTrue();
    }

    @Test
    void tooMuchThatWaitsIsReported() {
        say("first");
        say("x".repeat(60));
        assertThat(events).isEmpty();
        say("x".repeat(60));
        assertThat(events).containsExactly(SlowReader.EVENT);
    }

    @Test
    void whatWaitsWhenTheConnectionEndsIsGivenBack() {
        say("one");
        ByteBuf waiting = bytes("two");
        ChannelFuture written = channel.writeAndFlush(waiting);
        channel.close();
        assertThat(waiting.refCnt()).isZero();
        assertThat(written.isDone()).isTrue();
        assertThat(written.isSuccess()).isFalse();
    }

    private void say(String text) {
        channel.writeAndFlush(bytes(text));
    }

    private void alone(String text) {
        channel.writeAndFlush(new ClassicPacing.Alone(bytes(text)));
    }

    private void pass(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            segments.add(sent.toString(StandardCharsets.US_ASCII));
            sent.release();
        }
        return segments;
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
