package dev.parley.server.plugin.leak;

import java.util.function.Consumer;

/// Threads that are to run when the server stops.
record ShutdownHooks() implements Suspect {

    @Override
    public String name() {
        return "shutdown hooks";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) throws ClosedException {
        Object hooks = Fields.internal("java.lang.ApplicationShutdownHooks", "hooks", null);
        // Its table instead of its iterator, since others may add hooks meanwhile.
        if (hooks != null && Fields.internal("java.util.IdentityHashMap", "table", hooks) instanceof Object[] table) {
            for (int i = 0; i < table.length; i += 2) { // keys and values take turns, and are the same here
                if (table[i] instanceof Thread hook) {
                    ThreadInside.trailFrom(hook, leak)
                            .ifPresent(trail -> found.accept("a shutdown hook is to run " + trail.thing()));
                }
            }
        }
    }
}
