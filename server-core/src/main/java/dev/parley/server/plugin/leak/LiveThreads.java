package dev.parley.server.plugin.leak;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;

/// The threads that are alive. A thread's class may be a plugin's, so nothing that it could override is called.
final class LiveThreads {

    private static final int MAX_VIRTUAL = 10_000;

    private LiveThreads() {}

    static List<Thread> platform() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = root; parent != null; parent = parent.getParent()) {
            root = parent;
        }
        Thread[] threads = new Thread[2 * root.activeCount() + 16]; // more may start meanwhile
        return List.of(Arrays.copyOf(threads, root.enumerate(threads)));
    }

    /// The platform threads of a [java.util.Timer] each.
    static List<Thread> timers() {
        return platform().stream().filter(LiveThreads::isTimer).toList();
    }

    /// The other platform threads.
    static List<Thread> workers() {
        return platform().stream().filter(thread -> !isTimer(thread)).toList();
    }

    /// The virtual threads, of which Java has no list for others. Its own thread dumps have them, but know
    /// their classes only by name, which two versions of a plugin share.
    ///
    /// @throws ClosedException if `jdk.internal.vm` is not open
    static List<Thread> virtual() throws ClosedException {
        try {
            Method root = open("jdk.internal.vm.ThreadContainers", "root");
            Method threads = open("jdk.internal.vm.ThreadContainer", "threads");
            Method children = open("jdk.internal.vm.ThreadContainer", "children");
            List<Thread> found = new ArrayList<>();
            Queue<Object> containers = new ArrayDeque<>(List.of(root.invoke(null)));
            while (!containers.isEmpty() && found.size() < MAX_VIRTUAL) {
                Object container = containers.remove();
                ((Stream<?>) threads.invoke(container))
                        .map(Thread.class::cast)
                        .filter(Thread::isVirtual)
                        .limit(MAX_VIRTUAL)
                        .forEach(found::add);
                ((Stream<?>) children.invoke(container)).forEach(containers::add);
            }
            return found;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ClosedException("virtual threads", e);
        }
    }

    /// Where they are, by the ids of the threads; nothing for one that has ended.
    static Map<Long, List<StackTraceElement>> stacksOf(List<Thread> threads) {
        Map<Long, List<StackTraceElement>> stacks = new HashMap<>();
        long[] ids = threads.stream()
                .filter(thread -> !thread.isVirtual())
                .mapToLong(Thread::threadId)
                .toArray();
        for (ThreadInfo info : ManagementFactory.getThreadMXBean().getThreadInfo(ids, Integer.MAX_VALUE)) {
            if (info != null) {
                stacks.put(info.getThreadId(), List.of(info.getStackTrace()));
            }
        }
        threads.stream()
                .filter(Thread::isVirtual) // their class is the JDK's
                .forEach(thread -> stacks.put(thread.threadId(), List.of(thread.getStackTrace())));
        return stacks;
    }

    /// `timer "beat"`, `virtual thread #42`.
    static String nameOf(Thread thread) {
        String kind = thread.isVirtual() ? "virtual thread" : isTimer(thread) ? "timer" : "thread";
        return kind + (thread.getName().isEmpty() ? " #" + thread.threadId() : " \"" + thread.getName() + "\"");
    }

    /// Whether it is the thread of a [java.util.Timer].
    static boolean isTimer(Thread thread) {
        return thread.getClass().getName().equals("java.util.TimerThread");
    }

    private static Method open(String className, String method) throws ReflectiveOperationException {
        Method found = Class.forName(className).getDeclaredMethod(method);
        found.setAccessible(true);
        return found;
    }
}
