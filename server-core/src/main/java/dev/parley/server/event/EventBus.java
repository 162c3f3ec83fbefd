package dev.parley.server.event;

import dev.parley.api.Event;
import dev.parley.protocol.ServerMessage.RoomEvent;
import dev.parley.server.command.CommandRegistry;
import dev.parley.server.command.RegisteredListener;
import dev.parley.server.isolation.Guard;
import dev.parley.server.room.Member;
import dev.parley.server.room.Room;
import dev.parley.server.room.Witness;
import dev.parley.server.session.Session;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// Takes what happens in the rooms to the listeners of the plugins. Each has a mailbox, which outlives an
/// upgrade: what the old version had not heard yet, the new one hears. Safe for all threads.
public final class EventBus implements Witness {

    private final CommandRegistry registry;
    private final Guard guard;
    private final Consumer<String> tellAdmins;
    private final ConcurrentMap<RegisteredListener.Key, Mailbox> mailboxes = new ConcurrentHashMap<>();

    /// @param tellAdmins is told in one line when a listener misses events; may not block
    public EventBus(CommandRegistry registry, Guard guard, Consumer<String> tellAdmins) {
        this.registry = registry;
        this.guard = guard;
        this.tellAdmins = tellAdmins;
        registry.onChange(this::clear);
    }

    @Override
    public void saw(Room room, Member who, RoomEvent event) {
        Class<? extends Event> kind = Happening.kindOf(event);
        for (RegisteredListener listener : registry.listeners()) {
            if (kind != null && listener.hears(kind)) {
                mailboxes
                        .computeIfAbsent(listener.key(), key -> new Mailbox(key, registry, guard, tellAdmins))
                        .add(new Happening(room, (Session) who, event));
            }
        }
    }

    /// Forgets the mailboxes whose listeners are gone.
    private void clear() {
        mailboxes.keySet().removeIf(key -> registry.listener(key).isEmpty());
    }
}
