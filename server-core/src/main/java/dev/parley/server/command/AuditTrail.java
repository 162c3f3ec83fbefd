package dev.parley.server.command;

import dev.parley.api.AuditEntry;
import dev.parley.api.Nickname;
import dev.parley.api.Target;
import dev.parley.api.User;
import dev.parley.server.moderation.Act;
import dev.parley.server.moderation.Actor;
import dev.parley.server.moderation.Moderation;
import dev.parley.server.room.Room;
import dev.parley.server.session.Session;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes what commands do. Safe for all threads; it waits for the disk.
record AuditTrail(Moderation moderation) {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final Logger audit = LoggerFactory.getLogger("audit");

    /// The argument that says why, by its name.
    private static final String REASON = "reason";

    /// A call that may have to be noted.
    ///
    /// Used by the thread of the call, and by the one that gives it up.
    static final class Noted {

        private final RegisteredCommand<?> command;
        private final String room;
        private final String line;
        private final Actor actor;
        private volatile @Nullable Record arguments;

        /// @param line as it was typed
        Noted(Session caller, Room room, RegisteredCommand<?> command, String line) {
            this.command = command;
            this.room = room.name();
            this.line = line;
            String account = caller.identity().account();
            String key = account == null ? "guest " + caller.name().key() : account;
            this.actor = new Actor(caller.nick(), key, caller.address());
        }

        Actor actor() {
            return actor;
        }

        /// The arguments are bound.
        void bound(Record bound) {
            arguments = bound;
        }
    }

    /// Notes a call, if it is to be noted: when this returns, it is on the disk.
    ///
    /// @param outcome in a word
    /// @return what is wrong with the log, for the caller; empty if nothing is
    Optional<String> note(Noted call, String outcome) {
        List<Act> acts = call.actor.acts();
        if (!acts.isEmpty()) {
            moderation.lastActs().remember(call.actor);
        }
        if (!call.command.audited() && acts.isEmpty()) {
            return Optional.empty();
        }
        return write(entry(call, acts, outcome));
    }

    /// Notes a call that was given up. Does not block.
    void noteLater(Noted call, String outcome) {
        if (call.command.audited()) {
            AuditEntry entry = entry(call, List.of(), outcome);
            Thread.startVirtualThread(() -> write(entry));
        }
    }

    /// Notes an act: as one of the call in which it is done, or else as the plugin's own.
    ///
    /// @param plugin that does it
    void note(Act act, String plugin) {
        Optional<Actor> actor = Actor.current();
        if (actor.isPresent()) {
            actor.get().did(act);
        } else {
            List<String> whom = act.whom().isEmpty() ? List.of() : List.of(act.whom());
            write(new AuditEntry(
                    0, moderation.clock().instant(), plugin, "", "", act.what(), whom, act.why(), "", "done"));
        }
    }

    private AuditEntry entry(Noted call, List<Act> acts, String outcome) {
        String line = call.command.auditable(call.line);
        audit.info("{} ({}) {}: {}", call.actor.name(), call.actor.address(), line, outcome);
        Set<String> whom = new LinkedHashSet<>();
        String why = "";
        Record arguments = call.arguments;
        if (arguments != null) {
            for (RecordComponent component : arguments.getClass().getRecordComponents()) {
                Object value = value(component, arguments);
                addNames(value, whom);
                why = component.getName().equals(REASON) && value != null ? String.valueOf(value) : why;
            }
        }
        for (Act act : acts) {
            if (!act.whom().isEmpty()) {
                whom.add(act.whom());
            }
            why = why.isEmpty() ? act.why() : why;
        }
        whom.addAll(call.actor.mentioned());
        return new AuditEntry(
                0,
                moderation.clock().instant(),
                call.actor.name(),
                call.actor.address(),
                call.room,
                call.command.name(),
                List.copyOf(whom),
                why,
                line,
                outcome);
    }

    private Optional<String> write(AuditEntry entry) {
        try {
            moderation.audit().add(entry);
            return Optional.empty();
        } catch (IOException e) {
            log.error("the audit log lacks {}: {}", entry, e.getMessage());
            return Optional.of("This is missing in the audit log, which cannot be written: " + e.getMessage() + ".");
        }
    }

    /// Those whom an argument means, if it is one that means somebody.
    private static void addNames(@Nullable Object value, Set<String> names) {
        switch (value) {
            case User user -> names.add(user.nick());
            case Nickname nickname -> names.add(nickname.text());
            case Target target -> names.add(target.toString());
            case Collection<?> several -> several.forEach(one -> addNames(one, names));
            case null, default -> {}
        }
    }

    private static @Nullable Object value(RecordComponent component, Record arguments) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true); // the record need not be public
            Object value = accessor.invoke(arguments);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.warn(
                    "an argument of {} cannot be read for the audit log",
                    arguments.getClass().getName(),
                    e);
            return null;
        }
    }
}
