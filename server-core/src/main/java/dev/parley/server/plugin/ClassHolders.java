package dev.parley.server.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the threads that keep a plugin's classes in memory.
final class ClassHolders {

    private ClassHolders() {}

    /// A few words about each thread that was started by, or runs, code of that class loader.
    static List<String> of(@Nullable ClassLoader loader) {
        List<String> holders = new ArrayList<>();
        if (loader != null) {
            Thread.getAllStackTraces()
                    .forEach((thread, stack) -> reason(thread, stack, loader)
                            .ifPresent(reason -> holders.add("thread \"" + thread.getName() + "\" " + reason)));
        }
        return holders;
    }

    private static Optional<String> reason(Thread thread, StackTraceElement[] stack, ClassLoader loader) {
        Optional<String> frame = Arrays.stream(stack)
                .filter(element -> isOf(element.getClassName(), loader))
                .map(element -> "runs " + element)
                .findFirst();
        if (frame.isPresent()) {
            return frame;
        }
        return loader.equals(thread.getContextClassLoader())
                        || loader.equals(thread.getClass().getClassLoader())
                ? Optional.of("was started by it")
                : Optional.empty();
    }

    private static boolean isOf(String className, ClassLoader loader) {
        try {
            return loader.equals(Class.forName(className, false, loader).getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // a class of somebody else
        }
    }
}
