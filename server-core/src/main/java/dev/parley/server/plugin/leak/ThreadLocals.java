package dev.parley.server.plugin.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Values that a plugin's code left in a `ThreadLocal` of a thread that lives on.
record ThreadLocals() implements Suspect {

    private static final String MAP = "java.lang.ThreadLocal$ThreadLocalMap";

    @Override
    public String name() {
        return "thread-local values";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) throws ClosedException {
        search(LiveThreads.platform(), leak, found);
        search(LiveThreads.virtual(), leak, found);
    }

    private static void search(List<Thread> threads, Leak leak, Consumer<String> found) throws ClosedException {
        for (Thread thread : threads) {
            for (Object value : valuesOf(thread)) {
                leak.trailFrom(value)
                        .ifPresent(trail -> found.accept(
                                LiveThreads.nameOf(thread) + " has " + trail.thing() + " in a ThreadLocal"));
            }
        }
    }

    private static List<Object> valuesOf(Thread thread) throws ClosedException {
        List<Object> values = new ArrayList<>();
        for (String field : List.of("threadLocals", "inheritableThreadLocals")) {
            Object map = Fields.internal("java.lang.Thread", field, thread);
            if (map != null && Fields.internal(MAP, "table", map) instanceof Object[] entries) {
                for (Object entry : entries) {
                    if (entry != null) {
                        Optional.ofNullable(Fields.internal(MAP + "$Entry", "value", entry))
                                .ifPresent(values::add);
                    }
                }
            }
        }
        return values;
    }
}
