package dev.parley.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.Arrays;

/// Cuts what comes in into lines. Each is an array of its own: the framing that Netty brings hands on a counted slice
/// of a buffer through the pipeline, which cost a busy server more than reading the message in it.
///
/// Touched by the channel's event loop only.
abstract class LinewiseHandler extends InboundHandler {

    private static final byte[] NOTHING = {};

    /// The start of a line whose end has not come, never longer than a line may be.
    private byte[] started = NOTHING;

    /// Whether the line that has started is too long already.
    private boolean tooLong;

    LinewiseHandler(InboundHandler before) {
        super(before);
    }

    /// Takes in a line.
    ///
    /// @param line without its end
    abstract void line(byte[] line);

    @Override
    final void received(ChannelHandlerContext ctx, ByteBuf bytes) {
        while (bytes.isReadable() && !connection.isEnding()) {
            int length = bytes.bytesBefore((byte) '\n');
            if (length < 0) {
                append(bytes, bytes.readableBytes());
                return;
            }
            append(bytes, length);
            bytes.skipBytes(1);
            end();
        }
    }

    private void append(ByteBuf bytes, int length) {
        int before = started.length;
        if (tooLong || before + length > maxLineBytes + 1) { // one more, for the \r of a line's end
            tooLong = true;
            started = NOTHING;
            bytes.skipBytes(length);
        } else {
            started = before == 0 ? new byte[length] : Arrays.copyOf(started, before + length);
            bytes.readBytes(started, before, length);
        }
    }

    private void end() {
        byte[] line = started;
        boolean isTooLong = tooLong;
        started = NOTHING;
        tooLong = false;
        if (line.length > 0 && line[line.length - 1] == '\r') {
            line = Arrays.copyOf(line, line.length - 1);
        }
        if (isTooLong || line.length > maxLineBytes) {
            tooLong();
        } else {
            line(line);
        }
    }
}
