package dev.parley.server.plugin.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Threads that are in a plugin's code, will run it, or were started by it: pollers, idle workers, timers.
///
/// @param name of what kind they are
/// @param source finds the threads
record RunningThreads(String name, Source source) implements Suspect {

    private static final int MAX_FRAMES = 4;

    /// Where to get the threads from.
    @FunctionalInterface
    interface Source {
        List<Thread> threads() throws ClosedException;
    }

    /// First what needs no look inside, so that it is told even if Java allows none.
    @Override
    public void search(Leak leak, Consumer<String> found) throws ClosedException {
        List<Thread> threads = source.threads();
        Map<Long, List<StackTraceElement>> stacks = LiveThreads.stacksOf(threads);
        List<Thread> others = new ArrayList<>();
        for (Thread thread : threads) {
            obvious(thread, stacks.getOrDefault(thread.threadId(), List.of()), leak)
                    .ifPresentOrElse(
                            words -> found.accept(LiveThreads.nameOf(thread) + words), () -> others.add(thread));
        }
        for (Thread thread : others) {
            ThreadInside.trailFrom(thread, leak)
                    .ifPresent(trail -> found.accept(LiveThreads.nameOf(thread) + purpose(thread, trail)));
        }
    }

    private static Optional<String> obvious(Thread thread, List<StackTraceElement> stack, Leak leak) {
        if (stack.stream().anyMatch(leak::owns)) {
            return Optional.of(" is at " + whereIs(stack, leak));
        }
        if (leak.owns(thread) || contextOf(thread).filter(leak::owns).isPresent()) {
            return Optional.of(" was started by it" + (stack.isEmpty() ? "" : ", is at " + frame(stack.getFirst())));
        }
        return Optional.empty();
    }

    private static String purpose(Thread thread, Trail trail) {
        return LiveThreads.isTimer(thread) ? " is to run " + trail.thing() : " keeps " + trail.thing() + trail.place();
    }

    /// Where the plugin is: what it calls, and who called it; not what goes on inside of what it calls.
    private static String whereIs(List<StackTraceElement> stack, Leak leak) {
        long inside = stack.stream().takeWhile(frame -> !leak.owns(frame)).count();
        return stack.stream()
                .skip(Math.max(0, inside - 1))
                .filter(frame -> frame.getClassName().indexOf('/') < 0) // a lambda's own frame says nothing
                .limit(MAX_FRAMES)
                .map(RunningThreads::frame)
                .collect(Collectors.joining(" < "));
    }

    private static String frame(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString(); // without class loader and module
    }

    /// Only of threads whose class is not a plugin's, which could override the question.
    private static Optional<ClassLoader> contextOf(Thread thread) {
        ClassLoader definer = thread.getClass().getClassLoader();
        return definer == null || definer.equals(RunningThreads.class.getClassLoader())
                ? Optional.ofNullable(thread.getContextClassLoader())
                : Optional.empty();
    }
}
