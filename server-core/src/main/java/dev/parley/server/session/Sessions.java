package dev.parley.server.session;

import dev.parley.server.people.Nick;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Who is here, by name. Safe for all threads.
public final class Sessions {

    private final ConcurrentMap<String, Session> byKey = new ConcurrentHashMap<>();

    /// Gives a name to a session, unless somebody has it.
    boolean claim(Session session) {
        return byKey.putIfAbsent(session.name().key(), session) == null;
    }

    void release(Session session) {
        byKey.remove(session.name().key(), session);
    }

    /// Who is here under that name, in whatever form it is written.
    public Optional<Session> find(String nick) {
        return Optional.ofNullable(byKey.get(Nick.keyOf(nick)));
    }

    /// Everybody, in no order; a view that changes as they come and go.
    public Collection<Session> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }
}
