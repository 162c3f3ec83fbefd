package dev.parley.server.command;

import dev.parley.api.User;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.isolation.Lease;
import dev.parley.server.people.Permissions;
import dev.parley.server.session.Session;

/// A session as one plugin sees it. Equal to the plugin's other handles of the same session.
record UserHandle(Session session, Permissions permissions, Lease lease) implements User {

    @Override
    public String nick() {
        return session.nick();
    }

    @Override
    public boolean isHere() {
        lease.check();
        return !session.isGone();
    }

    @Override
    public boolean may(String permission) {
        lease.check();
        return permissions.allows(session.role(), permission);
    }

    @Override
    public void send(String text) {
        ServerMessage.Reply message = Answers.text(null, text);
        lease.charge(session, message.text().length());
        session.send(message);
    }

    @Override
    public void disconnect(String reason) {
        lease.check();
        session.remove(Answers.roomLine(reason));
    }

    @Override
    public String toString() {
        return nick();
    }
}
