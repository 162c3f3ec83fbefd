package dev.parley.server.plugin.leak;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// How one got from an object to another by following references. Immutable, as far as the objects are.
///
/// @param from the step before; null at the start
/// @param field the field that was followed, as `Class.field`; empty for an array's element, or at the start
/// @param object where one is now
record Trail(@Nullable Trail from, String field, Object object) {

    private static final String JDK_COLLECTIONS = "java.util.";

    static Trail startAt(Object object) {
        return new Trail(null, "", object);
    }

    Trail step(String into, Object next) {
        return new Trail(this, into, next);
    }

    /// What is at its end, by the name of its class: `example.Beat`. No code of that object is run.
    String thing() {
        return switch (object) {
            case JarClasses _ -> "its class loader";
            case Class<?> type -> "the class " + nameOf(type);
            default -> nameOf(object.getClass());
        };
    }

    /// The last field on the way that says something, which those within collections do not: ` in Cache.ENTRIES`.
    /// Empty if there is none.
    String place() {
        for (Trail step = this; step != null; step = step.from) {
            Trail holder = step.from;
            if (!step.field.isEmpty() && (holder == null || !isCollection(holder.object))) {
                return " in " + step.field;
            }
        }
        return "";
    }

    /// A class's name, without what the JVM appends to the names of lambdas.
    static String nameOf(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        String name = element.getName();
        int suffix = name.indexOf('/');
        return (suffix < 0 ? name : name.substring(0, suffix))
                + "[]".repeat(type.getName().lastIndexOf('[') + 1);
    }

    private static boolean isCollection(Object holder) {
        return holder instanceof Object[]
                || (holder.getClass().getName().startsWith(JDK_COLLECTIONS)
                        && !(holder instanceof Executor || holder instanceof Thread));
    }
}
