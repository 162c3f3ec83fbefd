package dev.parley.server.session;

import dev.parley.server.people.Nick;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Who is here, by name. Safe for all threads.
public final class Sessions {

    /// By what their names look like, so that no two who look alike are here at once.
    private final ConcurrentMap<String, Session> bySkeleton = new ConcurrentHashMap<>();

    private final Object changing = new Object();

    /// Gives a name to a session, unless somebody has it or one that looks like it.
    ///
    /// @return who stands in the way
    Optional<Session> claim(Session session, Nick name) {
        Session there = bySkeleton.putIfAbsent(name.skeleton(), session);
        if (there != null && !there.equals(session)) {
            return Optional.of(there);
        }
        // Looked at after the name is taken: of two who come at the same time and look alike, one sees the other.
        Optional<Session> alike = lookingLike(name, session);
        if (alike.isPresent() && there == null) {
            bySkeleton.remove(name.skeleton(), session);
        }
        return alike;
    }

    void release(Session session) {
        bySkeleton.remove(session.name().skeleton(), session);
    }

    /// Gives up a name that a session had before.
    void release(Session session, Nick before) {
        if (!session.name().skeleton().equals(before.skeleton())) {
            bySkeleton.remove(before.skeleton(), session);
        }
    }

    /// Lets somebody be somebody else from now on, and shows it.
    ///
    /// @return who stands in the way of the name; nothing has changed then
    Optional<Session> change(Session session, Identity next) {
        Nick before;
        synchronized (changing) {
            before = session.name();
            Optional<Session> inTheWay = claim(session, next.name());
            if (inTheWay.isPresent()) {
                return inTheWay;
            }
            session.identify(next);
            release(session, before);
            if (session.isGone()) { // and may have given up the old name only
                release(session);
            }
        }
        session.showIdentity(before.text());
        return Optional.empty();
    }

    /// Who is here under that name, in whatever form it is written.
    public Optional<Session> find(String nick) {
        return Optional.ofNullable(get(nick));
    }

    /// The same, for what is called so often that an optional counts: null if nobody has that name.
    public @Nullable Session get(String nick) {
        String key = Nick.keyOf(nick);
        Session session = bySkeleton.get(Nick.skeletonOf(key));
        return session != null && session.name().key().equals(key) ? session : null;
    }

    /// Somebody who is here and could be taken for somebody of that name, or has it.
    ///
    /// @param exceptFor who does not count; null for nobody
    Optional<Session> lookingLike(Nick name, @Nullable Session exceptFor) {
        for (String skeleton : name.takenFor()) {
            Session session = bySkeleton.get(skeleton);
            if (session != null && !session.equals(exceptFor)) {
                return Optional.of(session);
            }
        }
        return Optional.empty();
    }

    /// Everybody, in no order; a view that changes as they come and go.
    public Collection<Session> all() {
        return Collections.unmodifiableCollection(bySkeleton.values());
    }
}
