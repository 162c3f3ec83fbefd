package dev.parley.server.command;

import dev.parley.api.Room;
import dev.parley.api.User;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.session.Session;

/// A session as one plugin sees it. Equal to the plugin's other handles of the same session.
record UserHandle(Session session, ServerHandle server) implements User {

    @Override
    public String nick() {
        return session.nick();
    }

    @Override
    public boolean isHere() {
        server.lease().check();
        return !session.isGone();
    }

    @Override
    public boolean may(String permission) {
        server.lease().check();
        return server.permissions().allows(session.identity().rank(), permission, null);
    }

    @Override
    public boolean may(String permission, Room room) {
        server.lease().check();
        return server.rooms()
                .find(room.name())
                .map(found -> server.allows(session, permission, found))
                .orElseGet(() -> may(permission));
    }

    @Override
    public void send(String text) {
        ServerMessage.Reply message = Answers.text(null, text);
        server.lease().charge(session, message.text().length());
        session.send(message);
    }

    @Override
    public void disconnect(String reason) {
        server.lease().check();
        session.remove(Answers.roomLine(reason));
    }

    @Override
    public String toString() {
        return nick();
    }
}
