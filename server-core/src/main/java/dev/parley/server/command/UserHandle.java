package dev.parley.server.command;

import dev.parley.api.User;
import dev.parley.protocol.Printable;
import dev.parley.server.people.Permissions;
import dev.parley.server.session.Session;

/// A session as plugins see it. Equal to the other handles of the same session.
record UserHandle(Session session, Permissions permissions) implements User {

    @Override
    public String nick() {
        return session.nick();
    }

    @Override
    public boolean isHere() {
        return !session.isGone();
    }

    @Override
    public boolean may(String permission) {
        return permissions.allows(session.role(), permission);
    }

    @Override
    public void send(String text) {
        session.send(Answers.text(null, text));
    }

    @Override
    public void disconnect(String reason) {
        session.remove(Printable.line(reason));
    }

    @Override
    public String toString() {
        return nick();
    }
}
