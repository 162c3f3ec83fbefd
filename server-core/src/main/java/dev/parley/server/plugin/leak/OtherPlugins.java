package dev.parley.server.plugin.leak;

import java.lang.reflect.Field;
import java.util.function.Consumer;

/// What the plugins that serve keep: in static fields of their classes, and in their commands and argument
/// types.
record OtherPlugins() implements Suspect {

    @Override
    public String name() {
        return "other plugins";
    }

    @Override
    public void search(Leak leak, Consumer<String> found) throws ClosedException {
        for (Bystander other : leak.others()) {
            leak.trailFrom(other.extensions()).ifPresent(trail -> found.accept(words(other, trail)));
        }
        StaticFields statics = new StaticFields();
        for (Bystander other : leak.others()) {
            if (other.loader() instanceof JarClasses jar) {
                for (Class<?> type : jar.loaded()) {
                    searchStatics(other, type, statics, leak, found);
                }
            }
        }
    }

    private static void searchStatics(
            Bystander other, Class<?> type, StaticFields statics, Leak leak, Consumer<String> found) {
        for (Field field : Fields.staticsOf(type)) {
            Object value = statics.read(field);
            if (value != null) {
                leak.trailFrom(new Trail(null, Trails.nameOf(field), value))
                        .ifPresent(trail -> found.accept(words(other, trail)));
            }
        }
    }

    private static String words(Bystander other, Trail trail) {
        return "plugin " + other.name() + " keeps " + trail.thing() + trail.place();
    }
}
