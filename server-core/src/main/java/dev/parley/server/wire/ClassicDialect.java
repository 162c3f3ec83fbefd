package dev.parley.server.wire;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.people.AsciiFolding;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the old raw-socket clients speak: ASCII without framing, where each segment is a message
/// ([ClassicPacing] keeps them apart).
final class ClassicDialect implements WireDialect {

    static final ClassicDialect INSTANCE = new ClassicDialect();

    /// The id of a command that came as a keyword, whose refusal has fixed words.
    static final String KEYWORD = "keyword";

    /// How long the last words may travel before the reset, which would overtake them.
    private static final int RESET_DELAY_MILLIS = 200;

    private ClassicDialect() {}

    @Override
    public WireBatch encode(List<RoomEvent> events) {
        WireBatch batch = new WireBatch(events.size(), 1);
        for (RoomEvent event : events) {
            String text = PlainText.of(event);
            if (!text.isEmpty()) {
                ByteBufUtil.writeAscii(batch.bytes(), AsciiFolding.ascii(text));
                batch.bytes().writeByte('\n');
            }
            batch.endEvent();
        }
        return batch;
    }

    /// Writes a message to one person, as segments that have to be kept apart, without a flush.
    void write(Channel channel, ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                // A client swallows the first segment after its name or password, so this one is not for its
                // user.
                write(channel, welcome.nick() + " joined!", true);
                write(channel, "Connected to the server!", false);
            }
            case ServerMessage.Error error when error.is(ErrorCode.PASSWORD_REQUIRED) -> write(channel, "PASS", true);
            case ServerMessage.Error error
            when KEYWORD.equals(error.id()) && error.is(ErrorCode.UNKNOWN_COMMAND) ->
                write(channel, "Command was refused as you are not admin!", false);
            default -> write(channel, PlainText.of(message), false);
        }
    }

    @Override
    public void end(Channel channel, ServerMessage last) {
        switch (last) {
            case ServerMessage.Error error
            when error.is(ErrorCode.BANNED) -> afterwards(channel, write(channel, "BAN", true), false);
            case ServerMessage.Error error
            when error.is(ErrorCode.PASSWORD_WRONG) -> afterwards(channel, write(channel, "REFUSE", true), false);
            case ServerMessage.Error error -> {
                // Said twice, since the client swallows the first segment after its name.
                write(channel, error.text(), true);
                afterwards(channel, write(channel, error.text(), true), true);
            }
            default -> afterwards(channel, write(channel, PlainText.of(last), false), true);
        }
        channel.flush();
    }

    /// Closes the channel when the last words have gone out: with a reset, unless the words themselves end
    /// the client. At a plain end of stream it would print blank lines for ever.
    private static void afterwards(Channel channel, ChannelFuture lastWords, boolean reset) {
        Runnable close = () -> {
            if (reset) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            channel.close();
        };
        lastWords.addListener(_ -> {
            channel.eventLoop().schedule(close, RESET_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        });
        channel.eventLoop().schedule(close, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    }

    private static ChannelFuture write(Channel channel, String text, boolean alone) {
        return channel.write(alone ? new ClassicPacing.Alone(ascii(text)) : ascii(text));
    }

    private static ByteBuf ascii(String text) {
        return ByteBufUtil.writeAscii(PooledByteBufAllocator.DEFAULT, AsciiFolding.ascii(text));
    }
}
