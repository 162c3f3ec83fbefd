package dev.parley.server.wire;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Decoded;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/// Reads the messages of a program. Nothing unreadable ends the connection: it is answered with an error.
final class JsonHandler extends InboundHandler {

    JsonHandler(InboundHandler before) {
        super(before);
    }

    @Override
    void received(ChannelHandlerContext ctx, ByteBuf line) {
        if (line.isReadable()) {
            Utf8.decode(line).ifPresentOrElse(this::decode, this::notUtf8);
        }
    }

    @Override
    void unreadable(ErrorCode code, String reason) {
        error(null, code, reason);
    }

    private void decode(String line) {
        switch (JsonLines.decodeClient(line)) {
            case Decoded.Malformed<ClientMessage>(ErrorCode code, String reason) -> error(null, code, reason);
            case Decoded.Message<ClientMessage>(ClientMessage message) -> handle(message);
        }
    }

    private void handle(ClientMessage message) {
        switch (message) {
            case ClientMessage.Hello hello -> conversation.hello(hello.nick(), hello.password(), hello.protocol());
            case ClientMessage.Say say -> conversation.talk(null, session -> say(session, say));
            case ClientMessage.Command command -> command(command);
            case ClientMessage.Complete complete -> {
                int cursor = complete.cursor() == null ? Integer.MAX_VALUE : complete.cursor();
                conversation.atOnce(complete.id(), session -> session.complete(complete.line(), cursor, complete.id()));
            }
            case ClientMessage.Ping ping -> connection.send(new ServerMessage.Pong(ping.id()));
        }
    }

    private void say(Session session, ClientMessage.Say say) {
        if (say.room() != null && !say.room().equalsIgnoreCase(session.room().name())) {
            error(null, ErrorCode.NO_SUCH_ROOM, "You are in no room called " + say.room() + ".");
        } else if (say.text().isBlank()) {
            error(null, ErrorCode.BAD_MESSAGE, "say: there is nothing to say in a blank text");
        } else {
            session.say(say.text());
        }
    }

    private void command(ClientMessage.Command command) {
        if (command.line().startsWith("/")) {
            conversation.talk(command.id(), session -> session.command(command.line(), command.id()));
        } else {
            error(command.id(), ErrorCode.BAD_MESSAGE, "command: the line starts with a slash");
        }
    }

    private void error(@Nullable String id, ErrorCode code, String reason) {
        connection.send(new ServerMessage.Error(id, code, Printable.line(reason)));
    }
}
