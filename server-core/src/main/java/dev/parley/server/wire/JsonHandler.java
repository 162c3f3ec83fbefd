package dev.parley.server.wire;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Decoded;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.JsonLines;
import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.room.Room;
import dev.parley.server.room.Rooms;
import dev.parley.server.room.Transcript;
import dev.parley.server.session.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the messages of a program. Nothing unreadable ends the connection: it is answered with an error.
final class JsonHandler extends LinewiseHandler {

    JsonHandler(InboundHandler before) {
        super(before);
    }

    @Override
    void line(byte[] line) {
        ClientMessage.Say say = JsonLines.decodeUsualSay(line);
        ClientMessage.Hello hello = say == null ? JsonLines.decodeUsualHello(line) : null;
        if (say != null) {
            say(say);
        } else if (hello != null) {
            conversation.hello(hello);
        } else if (line.length > 0) {
            Utf8.decode(line).ifPresentOrElse(this::decode, this::notUtf8);
        }
    }

    @Override
    void unreadable(ErrorCode code, String reason) {
        conversation.nonsense(null, code, Printable.line(reason));
    }

    private void decode(String line) {
        switch (JsonLines.decodeClient(line)) {
            case Decoded.Malformed<ClientMessage>(ErrorCode code, String reason) -> unreadable(code, reason);
            case Decoded.Message<ClientMessage>(ClientMessage message) -> handle(message);
        }
    }

    private void handle(ClientMessage message) {
        switch (message) {
            case ClientMessage.Hello hello -> conversation.hello(hello);
            case ClientMessage.Say say -> say(say);
            case ClientMessage.Command command -> command(command);
            case ClientMessage.Join join ->
                conversation.talk(join.id(), session -> session.join(join.room(), join.id()));
            case ClientMessage.Leave leave ->
                conversation.talk(
                        leave.id(),
                        session -> room(session, leave.room(), leave.id())
                                .ifPresent(room -> session.stay().leave(room, leave.id())));
            case ClientMessage.History history ->
                conversation.question(
                        history.id(),
                        session -> room(session, history.room(), history.id())
                                .ifPresent(room -> history(session, room, history)));
            case ClientMessage.Complete complete ->
                conversation.atOnce(complete.id(), session -> complete(session, complete));
            case ClientMessage.Ping ping -> connection.send(new ServerMessage.Pong(ping.id()));
        }
    }

    /// Nearly all that comes is this, mostly from somebody who is not waiting for anything.
    private void say(ClientMessage.Say say) {
        Session free = conversation.free();
        if (free == null) {
            conversation.talk(null, session -> say(session, say));
        } else if (free.maySay()) {
            say(free, say);
        }
    }

    private void say(Session session, ClientMessage.Say say) {
        if (say.text().isBlank()) {
            error(null, ErrorCode.BAD_MESSAGE, "say: there is nothing to say in a blank text");
            return;
        }
        Optional<Room> room = room(session, say.room(), null);
        if (room.isPresent()) {
            session.say(room.get(), say.text());
        }
    }

    private void command(ClientMessage.Command command) {
        if (command.line().startsWith("/")) {
            conversation.talk(
                    command.id(),
                    session -> room(session, command.room(), command.id())
                            .ifPresent(room -> session.command(room, command.line(), command.id())));
        } else {
            conversation.nonsense(command.id(), ErrorCode.BAD_MESSAGE, "command: the line starts with a slash");
        }
    }

    private void complete(Session session, ClientMessage.Complete asked) {
        int cursor = asked.cursor() == null ? Integer.MAX_VALUE : asked.cursor();
        Optional<Room> where =
                asked.room() == null ? Optional.of(session.stay().here()) : room(session, asked.room(), asked.id());
        where.ifPresent(room -> session.complete(room, asked.line(), cursor, asked.id()));
    }

    private void history(Session session, Room room, ClientMessage.History asked) {
        int limit = asked.limit() == null ? ClientMessage.History.MAX_LIMIT : asked.limit();
        if (limit < 1 || limit > ClientMessage.History.MAX_LIMIT) {
            error(
                    asked.id(),
                    ErrorCode.BAD_MESSAGE,
                    "history: the limit is from 1 to " + ClientMessage.History.MAX_LIMIT);
            return;
        }
        long before = asked.before() == null ? Long.MAX_VALUE : asked.before();
        conversation.ask(room, new Transcript.Range(asked.after(), before, limit), excerpt -> {
            List<ServerMessage.Line> visible = session.isSelective()
                    ? excerpt.lines().stream().filter(session::wantsToSee).toList()
                    : excerpt.lines();
            connection.send(
                    new ServerMessage.History(asked.id(), room.name(), visible, excerpt.more(), excerpt.kept()));
        });
    }

    /// The room that is meant; if they are not in it, they are told so.
    private Optional<Room> room(Session session, @Nullable String named, @Nullable String id) {
        Optional<Room> room = session.room(named);
        if (room.isEmpty()) {
            error(
                    id,
                    ErrorCode.NO_SUCH_ROOM,
                    "You are in no room called " + (named == null ? Rooms.LOBBY : named) + ".");
        }
        return room;
    }

    private void error(@Nullable String id, ErrorCode code, String reason) {
        connection.send(new ServerMessage.Error(id, code, Printable.line(reason)));
    }
}
