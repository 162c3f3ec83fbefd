package dev.parley.server.session;

import dev.parley.protocol.Printable;
import dev.parley.protocol.ServerMessage.Edited;
import dev.parley.protocol.ServerMessage.Line;
import dev.parley.protocol.ServerMessage.Private;
import dev.parley.protocol.ServerMessage.RoomEvent;
import java.util.function.UnaryOperator;

/// What is between one person and single others: whom they ignore, and who wrote to them. Safe for all
/// threads.
public final class Privacy {

    private final Session session;

    /// Changed by [#settle] only.
    private volatile Personal personal = Personal.NONE;

    Privacy(Session session) {
        this.session = session;
    }

    /// What they have settled for themselves.
    public Personal personal() {
        return personal;
    }

    /// Settles something anew.
    public void settle(UnaryOperator<Personal> change) {
        boolean wasSelective = isSelective();
        synchronized (this) {
            personal = session.isGone() ? Personal.NONE : change.apply(personal);
        }
        if (isSelective() != wasSelective) {
            session.rooms().forEach(room -> room.sift(session));
        }
    }

    /// Says something to somebody and nobody else, who sees it unless they ignore this person.
    public void tell(Session to, String text) {
        var words = new Private(session.now(), session.nick(), to.nick(), Printable.line(text));
        session.send(words);
        Privacy others = to.privacy();
        if (!to.equals(session) && !others.personal.ignores(session.nick())) {
            others.settle(before -> before.withLastWriter(session));
            to.send(words);
        }
    }

    boolean isSelective() {
        return !personal.ignored().isEmpty();
    }

    boolean wantsToSee(RoomEvent event) {
        String author = switch (event) {
            case Line line -> line.from();
            case Edited edited -> edited.by();
            default -> null;
        };
        return author == null || !personal.ignores(author);
    }
}
